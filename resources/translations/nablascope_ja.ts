<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>AccuracyPlot</name>
    <message>
        <source>accuracy (0 to 1)</source>
        <translation>認識精度（0～1）</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>認識精度</translation>
    </message>
    <message>
        <source>The share of all training data and of all test data that the network gets right. A gap between the two is overfitting.</source>
        <translation>訓練データ全体とテストデータ全体のうち、ネットワークが正解した割合です。両者の差が開いていれば過学習です。</translation>
    </message>
    <message>
        <source>training data</source>
        <translation>訓練データ</translation>
    </message>
    <message>
        <source>test data</source>
        <translation>テストデータ</translation>
    </message>
    <message>
        <source>best</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>iteration {iteration} · training {train} · test {test}</source>
        <translation>反復 {iteration} · 訓練 {train} · テスト {test}</translation>
    </message>
</context>
<context>
    <name>AnswerStrip</name>
    <message>
        <source>{right} of {count} right</source>
        <translation>{count}枚中{right}枚正解</translation>
    </message>
    <message>
        <source>Ten test images</source>
        <translation>テスト画像10枚</translation>
    </message>
    <message>
        <source>Ten images of the test data, which the network is never trained on. Under each: its answer now and the probability it gives to it.</source>
        <translation>学習には使わないテストデータから選んだ10枚の画像です。それぞれの下に、ネットワークの現在の答えとその確率を示します。</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>The network&apos;s answer</source>
        <translation>ネットワークの答え</translation>
    </message>
    <message>
        <source>{digit}, with {percent}</source>
        <translation>{digit}（確率 {percent}）</translation>
    </message>
    <message>
        <source>The next guess is {digit}, with {percent}.</source>
        <translation>次の候補は{digit}（{percent}）です。</translation>
    </message>
    <message>
        <source>The ten probabilities add up to {total}.</source>
        <translation>10個の確率の合計は{total}です。</translation>
    </message>
</context>
<context>
    <name>ConfigFields</name>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>ConfigForm</name>
    <message>
        <source>Folder of IDX files, such as Fashion-MNIST</source>
        <translation>IDXファイルのフォルダー（Fashion-MNISTなど）</translation>
    </message>
</context>
<context>
    <name>ConfigTexts</name>
    <message>
        <source>Preset</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>A whole set of settings from the article or the book.</source>
        <translation>記事や本と同じ設定をまとめて選べます。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>What the network learns: handwritten digits, points in a plane, or a folder of IDX files.</source>
        <translation>ネットワークが学習するデータです。手書き数字、平面上の点、IDXファイルのフォルダーから選べます。</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>ノイズ</translation>
    </message>
    <message>
        <source>How far the points are scattered: more noise, harder to separate.</source>
        <translation>点の散らばり具合です。ノイズが大きいほど、クラスを分けるのが難しくなります。</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>腕の数</translation>
    </message>
    <message>
        <source>Number of spiral arms; each is a class of its own.</source>
        <translation>渦巻きの腕の本数です。1本の腕が1つのクラスになります。</translation>
    </message>
    <message>
        <source>Data seed</source>
        <translation>データのシード</translation>
    </message>
    <message>
        <source>Start of the random numbers that scatter the points.</source>
        <translation>点を散らばらせる乱数のシード（種）です。</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>隠れ層</translation>
    </message>
    <message>
        <source>Units of each hidden layer, for example 100 or 256, 128. More units can learn more and take longer; empty is no hidden layer.</source>
        <translation>各隠れ層のニューロンの数です（例：100 または 256, 128）。多いほど複雑なことを学べますが、時間がかかります。空欄にすると隠れ層なしになります。</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>活性化関数</translation>
    </message>
    <message>
        <source>The function after each hidden layer. Without it, layers would add up to a single one.</source>
        <translation>各隠れ層の後に置く関数です。これがないと、層を重ねても1層と同じになってしまいます。</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>重みの初期値</translation>
    </message>
    <message>
        <source>How the first random weights are spread. Too small and all units learn the same, too large and they saturate; Xavier suits sigmoid and tanh, He suits ReLU.</source>
        <translation>最初の重みの乱数をどう散らばらせるかです。小さすぎるとどのニューロンも同じことを学び、大きすぎると出力が飽和します。シグモイドとtanhにはXavierの初期値、ReLUにはHeの初期値が適しています。</translation>
    </message>
    <message>
        <source>Std of weights</source>
        <translation>重みの標準偏差</translation>
    </message>
    <message>
        <source>Standard deviation of the first weights where it is constant.</source>
        <translation>「固定の標準偏差」を選んだときの、重みの初期値の標準偏差です。</translation>
    </message>
    <message>
        <source>Loss function</source>
        <translation>損失関数</translation>
    </message>
    <message>
        <source>What training makes small. Cross entropy keeps a strong gradient where the network is surely wrong; the squared error does not.</source>
        <translation>学習によって小さくする値です。ネットワークが自信をもって間違えているとき、交差エントロピー誤差では勾配が大きいままですが、2乗和誤差では小さくなってしまいます。</translation>
    </message>
    <message>
        <source>Loss measured</source>
        <translation>損失の計測</translation>
    </message>
    <message>
        <source>Before the update costs nothing extra. The book&apos;s scripts measure the same mini-batch once more after the update, which reads a little lower.</source>
        <translation>「更新前」なら余分な計算はかかりません。本のスクリプトは、更新後に同じミニバッチでもう一度計測するので、少し小さな値になります。</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>最適化手法</translation>
    </message>
    <message>
        <source>The rule that turns a gradient into a step.</source>
        <translation>勾配をもとに重みをどう更新するかを決める規則です。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>How far one step goes along the gradient. Too small and nothing moves, too large and the loss jumps or overflows. It can be changed while training: the curve marks where.</source>
        <translation>1回の更新で勾配方向にどれだけ進むかです。小さすぎるとほとんど進まず、大きすぎると損失が跳ね上がったりオーバーフローしたりします。学習中にも変更でき、変更した箇所は曲線に示されます。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>バッチサイズ</translation>
    </message>
    <message>
        <source>Samples per iteration. A larger mini-batch gives a calmer gradient and costs more time.</source>
        <translation>1回の反復で使うデータの数です。ミニバッチが大きいほど勾配は安定しますが、時間がかかります。</translation>
    </message>
    <message>
        <source>Mini-batches</source>
        <translation>ミニバッチ</translation>
    </message>
    <message>
        <source>How the samples of a mini-batch are drawn from the training data.</source>
        <translation>訓練データからミニバッチをどう取り出すかです。</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>反復回数</translation>
    </message>
    <message>
        <source>Updates in the whole run: one mini-batch each.</source>
        <translation>学習全体での更新の回数です。1回ごとに1つのミニバッチを使います。</translation>
    </message>
    <message>
        <source>Accuracy every</source>
        <translation>精度の計測間隔</translation>
    </message>
    <message>
        <source>Iterations between two measurements of accuracy over all training and test data; 0 is only at the end.</source>
        <translation>訓練データ全体とテストデータ全体の認識精度を、何回の反復ごとに計測するかです。0にすると最後にだけ計測します。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Start of the random numbers: the same seed gives the same weights, the same mini-batches and the same curve.</source>
        <translation>乱数のシード（種）です。同じシードなら、重みの初期値もミニバッチも曲線も同じになります。</translation>
    </message>
    <message>
        <source>How much of its speed the point keeps from step to step: 0 is plain SGD, 0.9 rolls through small hollows, near 1 it hardly stops.</source>
        <translation>前の速度をどれだけ引き継ぐかです。0なら通常のSGD、0.9なら小さなくぼみを転がり抜け、1に近いとなかなか止まりません。</translation>
    </message>
    <message>
        <source>How slowly past gradients are forgotten: near 1 remembers long and steps evenly.</source>
        <translation>過去の勾配をどれだけゆっくり忘れるかです。1に近いほど長く覚え、更新量のむらが小さくなります。</translation>
    </message>
    <message>
        <source>How much of the past gradients the direction remembers.</source>
        <translation>進む方向を決めるときに、過去の勾配をどれだけ覚えておくかです。</translation>
    </message>
    <message>
        <source>How much of the past squared gradients the step size remembers.</source>
        <translation>更新の大きさを決めるときに、過去の勾配の2乗をどれだけ覚えておくかです。</translation>
    </message>
    <message>
        <source>Article: 784-100-10</source>
        <translation>記事：784-100-10</translation>
    </message>
    <message>
        <source>Book, chapter 4: sigmoid</source>
        <translation>本の4章：シグモイド</translation>
    </message>
    <message>
        <source>Book, chapter 5: ReLU</source>
        <translation>本の5章：ReLU</translation>
    </message>
    <message>
        <source>Fast: 256-128 with Adam</source>
        <translation>高速：256-128、Adam</translation>
    </message>
    <message>
        <source>Spirals: points in a plane</source>
        <translation>渦巻き：平面上の点</translation>
    </message>
    <message>
        <source>My own settings</source>
        <translation>自分の設定</translation>
    </message>
    <message>
        <source>Circles</source>
        <translation>同心円</translation>
    </message>
    <message>
        <source>Two gaussians</source>
        <translation>2つのガウス分布</translation>
    </message>
    <message>
        <source>Spirals</source>
        <translation>渦巻き</translation>
    </message>
    <message>
        <source>Folder of IDX files…</source>
        <translation>IDXフォルダー…</translation>
    </message>
    <message>
        <source>Constant std</source>
        <translation>固定の標準偏差</translation>
    </message>
    <message>
        <source>Cross entropy</source>
        <translation>交差エントロピー誤差</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>2乗和誤差</translation>
    </message>
    <message>
        <source>Before the update</source>
        <translation>更新前</translation>
    </message>
    <message>
        <source>After the update</source>
        <translation>更新後</translation>
    </message>
    <message>
        <source>Without repeats</source>
        <translation>重複なし</translation>
    </message>
    <message>
        <source>With replacement</source>
        <translation>重複あり</translation>
    </message>
    <message>
        <source>Shuffled epochs</source>
        <translation>エポックごとに並べ替え</translation>
    </message>
</context>
<context>
    <name>CurveMenu</name>
    <message>
        <source>Follow</source>
        <translation>追従</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>対数軸</translation>
    </message>
    <message>
        <source>Copy the values</source>
        <translation>値をコピー</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>画像をコピー</translation>
    </message>
    <message>
        <source>Save the picture...</source>
        <translation>画像を保存...</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>画像の保存</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg)</source>
        <translation>画像 (*.png *.svg)</translation>
    </message>
    <message>
        <source>The picture could not be written to {path}. Choose another folder.</source>
        <translation>{path} に画像を保存できませんでした。別のフォルダーを選んでください。</translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>Follow</source>
        <translation>追従</translation>
    </message>
    <message>
        <source>Show the whole run again and keep up with it (Home, or a double click). Learning goes on whatever you look at.</source>
        <translation>学習全体の表示に戻り、進行に合わせて追従します（Homeキーまたはダブルクリック）。どこを見ていても学習は続きます。</translation>
    </message>
    <message>
        <source>Follow the run</source>
        <translation>学習の進行に追従</translation>
    </message>
    <message>
        <source>iteration</source>
        <translation>反復回数</translation>
    </message>
    <message>
        <source>epoch {number}</source>
        <translation>エポック{number}</translation>
    </message>
    <message>
        <source>lr {rate}</source>
        <translation>学習率 {rate}</translation>
    </message>
</context>
<context>
    <name>DecisionMap</name>
    <message>
        <source>Decision regions</source>
        <translation>決定領域</translation>
    </message>
    <message>
        <source>The color says which class the network answers at each point; pale means unsure. Filled points are training data, hollow ones test data.</source>
        <translation>色は、その位置でネットワークが答えるクラスを表します。色が薄いところは自信がありません。塗りつぶした点は訓練データ、中抜きの点はテストデータです。</translation>
    </message>
</context>
<context>
    <name>DescentControls</name>
    <message>
        <source>Gradient descent</source>
        <translation>勾配降下法</translation>
    </message>
    <message>
        <source>Start {axis}</source>
        <translation>開始点 {axis}</translation>
    </message>
</context>
<context>
    <name>DescentNames</name>
    <message>
        <source>Bowl</source>
        <translation>お椀</translation>
    </message>
    <message>
        <source>Long valley</source>
        <translation>細長い谷</translation>
    </message>
    <message>
        <source>Rosenbrock&apos;s banana</source>
        <translation>Rosenbrockのバナナ</translation>
    </message>
    <message>
        <source>Himmelblau&apos;s four minima</source>
        <translation>Himmelblau（4つの最小点）</translation>
    </message>
    <message>
        <source>Beale&apos;s plain</source>
        <translation>Bealeの平原</translation>
    </message>
    <message>
        <source>Saddle</source>
        <translation>鞍点</translation>
    </message>
    <message>
        <source>Deep Learning from Scratch, {section}</source>
        <translation>『ゼロから作るDeep Learning』{section}</translation>
    </message>
    <message>
        <source>Remembers nothing: every step is the learning rate times the gradient, downhill.</source>
        <translation>何も記憶しません。どのステップでも、学習率 × 勾配の分だけ坂を下ります。</translation>
    </message>
    <message>
        <source>Remembers a velocity v, like a ball: slopes in one direction add up, slopes to and fro cancel out.</source>
        <translation>ボールのように速度vを記憶します。同じ向きの傾きは足し合わされ、行き来する傾きは打ち消し合います。</translation>
    </message>
    <message>
        <source>Momentum that looks ahead: it corrects the velocity v where that is about to carry the point.</source>
        <translation>先を読むMomentumです。速度vで運ばれる先の地点で、vを修正します。</translation>
    </message>
    <message>
        <source>Remembers in h the sum of all squared gradients: along an axis with much slope so far, steps become short.</source>
        <translation>これまでの勾配の2乗の和をhに記憶します。傾きが大きかった軸の方向ほど、ステップが小さくなります。</translation>
    </message>
    <message>
        <source>AdaGrad that forgets: h is a moving mean of squared gradients, so steps do not shrink forever.</source>
        <translation>過去を忘れていくAdaGradです。hは勾配の2乗の移動平均なので、ステップが小さくなり続けることはありません。</translation>
    </message>
    <message>
        <source>Remembers both: m, a moving mean of gradients, gives the direction; v, one of squared gradients, the scale.</source>
        <translation>両方を記憶します。勾配の移動平均mが方向を、勾配の2乗の移動平均vがスケールを決めます。</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>曲面</translation>
    </message>
    <message>
        <source>The function to descend. Another one brings its own start and settings.</source>
        <translation>下っていく関数です。別の曲面を選ぶと、開始点や設定もそれに合わせて変わります。</translation>
    </message>
    <message>
        <source>Start, first axis</source>
        <translation>開始点（第1軸）</translation>
    </message>
    <message>
        <source>Start, second axis</source>
        <translation>開始点（第2軸）</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ数</translation>
    </message>
    <message>
        <source>After how many steps the descent ends.</source>
        <translation>何ステップで勾配降下を終えるかです。</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>最適化手法</translation>
    </message>
    <message>
        <source>The rule that turns gradients into steps. Another one brings a learning rate that suits it.</source>
        <translation>勾配をもとにどう進むかを決める規則です。別の手法を選ぶと、学習率もそれに適した値に変わります。</translation>
    </message>
    <message>
        <source>Learning rate η</source>
        <translation>学習率 η</translation>
    </message>
    <message>
        <source>How far to go for a gradient of length 1. Too large and the point jumps out of the valley (try 10), too small and it hardly moves (try 1e-10).</source>
        <translation>勾配の大きさが1のときに進む距離です。大きすぎると点が谷から飛び出し（10で試せます）、小さすぎるとほとんど動きません（1e-10で試せます）。</translation>
    </message>
    <message>
        <source>Where the descent begins. Clicking or dragging on the map sets it too.</source>
        <translation>勾配降下を始める位置です。地図をクリックまたはドラッグしても指定できます。</translation>
    </message>
    <message>
        <source>Momentum α</source>
        <translation>Momentum α</translation>
    </message>
    <message>
        <source>How much of the velocity is kept at each step: 0.9 is ten steps&apos; worth.</source>
        <translation>各ステップで速度をどれだけ保つかです。0.9なら約10ステップ分の勢いになります。</translation>
    </message>
    <message>
        <source>Decay rate ρ</source>
        <translation>減衰率 ρ</translation>
    </message>
    <message>
        <source>How slowly earlier squared gradients are forgotten.</source>
        <translation>過去の勾配の2乗をどれだけゆっくり忘れるかです。</translation>
    </message>
    <message>
        <source>Decay β₁</source>
        <translation>減衰率 β₁</translation>
    </message>
    <message>
        <source>How slowly the direction m forgets earlier gradients.</source>
        <translation>方向mが過去の勾配をどれだけゆっくり忘れるかです。</translation>
    </message>
    <message>
        <source>Decay β₂</source>
        <translation>減衰率 β₂</translation>
    </message>
    <message>
        <source>How slowly the scale v forgets earlier squared gradients.</source>
        <translation>スケールvが過去の勾配の2乗をどれだけゆっくり忘れるかです。</translation>
    </message>
</context>
<context>
    <name>DescentPage</name>
    <message>
        <source>Descend</source>
        <translation>勾配降下</translation>
    </message>
    <message>
        <source>See a point go down a surface: each step goes against the gradient, by the learning rate times its length.</source>
        <translation>点が曲面を下る様子を見られます。各ステップでは、学習率 × 勾配の大きさの分だけ、勾配と逆向きに進みます。</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>対数目盛</translation>
    </message>
    <message>
        <source>Let the point descend, or pause</source>
        <translation>再生・一時停止</translation>
    </message>
    <message>
        <source>Make one step</source>
        <translation>1ステップ進む</translation>
    </message>
    <message>
        <source>Take back one step</source>
        <translation>1ステップ戻る</translation>
    </message>
    <message>
        <source>Go back to the start (Home does the same)</source>
        <translation>開始点に戻る（Homeでも同じ）</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>速く</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>遅く</translation>
    </message>
    <message>
        <source>Show f on a logarithmic or a linear axis</source>
        <translation>fの軸を対数・線形で切り替え</translation>
    </message>
    <message>
        <source>Equal factors at equal distances: shows how the end is neared. Shortcut: L</source>
        <translation>同じ倍率を同じ間隔で表す目盛です。終わりに近づいていく様子がよく見えます（Lキー）。</translation>
    </message>
    <message>
        <source>f is negative somewhere on this descent, and has no logarithm there.</source>
        <translation>途中でfが負になり、そこでは対数をとれないため、今は使えません。</translation>
    </message>
</context>
<context>
    <name>DescentReadings</name>
    <message>
        <source>Point x</source>
        <translation>点 x</translation>
    </message>
    <message>
        <source>Where the point is now.</source>
        <translation>点の現在の位置です。</translation>
    </message>
    <message>
        <source>f(x)</source>
        <translation>f(x)</translation>
    </message>
    <message>
        <source>The height there: what the descent lowers.</source>
        <translation>その位置での高さです。勾配降下はこの値を小さくしていきます。</translation>
    </message>
    <message>
        <source>Gradient ∇f</source>
        <translation>勾配 ∇f</translation>
    </message>
    <message>
        <source>How fast f rises along each axis; it points uphill.</source>
        <translation>各軸の方向にfがどれだけ急に増えるかを表します。坂を上る向きを指します。</translation>
    </message>
    <message>
        <source>Length of ∇f</source>
        <translation>∇fの大きさ</translation>
    </message>
    <message>
        <source>How steep the slope is; near zero at a minimum.</source>
        <translation>坂の急さです。最小点の近くでは0に近づきます。</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>次の移動量</translation>
    </message>
    <message>
        <source>How far the next step goes. Plain descent: learning rate times |∇f|.</source>
        <translation>次のステップで進む距離です。SGDなら学習率 × |∇f|です。</translation>
    </message>
</context>
<context>
    <name>DescentWords</name>
    <message>
        <source>The next step in numbers: x is the point, η the learning rate, ∇f the gradient at the point.</source>
        <translation>次のステップを数値で表した式です。xは点、ηは学習率、∇fはその点での勾配です。</translation>
    </message>
    <message>
        <source>It has arrived: near the minimum the gradient is almost zero ({gradient} long), and so the steps become short by themselves.</source>
        <translation>到着しました。最小点の近くでは勾配がほぼ0（大きさ{gradient}）になるので、ステップは自然に小さくなります。</translation>
    </message>
    <message>
        <source>The gradient is almost zero here, so the point stays, but this is no known minimum. Level ground and saddle points hold a descent just as a minimum does.</source>
        <translation>勾配がほぼ0なので点は動きませんが、既知の最小点ではありません。平らな場所や鞍点でも降下は止まります。</translation>
    </message>
    <message>
        <source>This step went across the valley and ended higher than it began: the learning rate is too large for so steep a place. Try a smaller one.</source>
        <translation>谷を越えて、前より高い場所に着きました。この急な場所には学習率が大きすぎます。小さくしてみてください。</translation>
    </message>
    <message>
        <source>This step led uphill: what the optimizer remembers of earlier gradients carried the point further than the slope here asks for.</source>
        <translation>このステップでは坂を上りました。記憶している過去の勾配が、この場所の傾きに反して点を運んだためです。</translation>
    </message>
    <message>
        <source>Press Space to let the point descend, or Right for a single step. Click or drag on the map to choose another start.</source>
        <translation>Spaceキーで降下を始め、→キーで1ステップ進みます。地図のクリックやドラッグで開始点を選べます。</translation>
    </message>
    <message>
        <source>All {limit} steps are made and the point is still on its way. Allow more steps, or try a larger learning rate.</source>
        <translation>{limit}ステップを終えましたが、点はまだ途中にいます。ステップ数を増やすか、学習率を大きくしてみてください。</translation>
    </message>
    <message>
        <source>The last step crossed the valley, so the gradient now points back the other way: the larger the learning rate, the more the path runs to and fro.</source>
        <translation>直前のステップで谷を横切り、勾配の向きが逆になりました。学習率が大きいほど、経路はジグザグになります。</translation>
    </message>
    <message>
        <source>Each step goes against the gradient; its length is the learning rate times the length of the gradient: {rate} · {gradient} = {step}.</source>
        <translation>各ステップは勾配と逆向きに進みます。移動量は学習率と勾配の大きさの積です：{rate} · {gradient} = {step}</translation>
    </message>
    <message>
        <source>The next step is {step} long. Plain gradient descent would make it {rate} · {gradient} = {plain} long, straight against the gradient.</source>
        <translation>次の移動量は{step}です。単純な勾配降下法なら、勾配と逆向きに{rate} · {gradient} = {plain}だけ進みます。</translation>
    </message>
    <message>
        <source>Step {step} left the range of numbers that a computer can hold. The learning rate is far too large: try a tenth of it.</source>
        <translation>ステップ{step}で計算できる数の範囲を超えました。学習率が大きすぎます。10分の1にしてみてください。</translation>
    </message>
    <message>
        <source>The point left the map on its way down: in this direction f falls without end, and a descent finds no place to stop.</source>
        <translation>点が坂を下って地図の外に出ました。この方向ではfがどこまでも小さくなり、降下に終わりはありません。</translation>
    </message>
    <message>
        <source>The point left the map: each step is longer than the last ({step} now), because it lands where the slope is steeper still. Try a smaller learning rate.</source>
        <translation>点が地図の外に出ました。急な場所ほど移動量が増えます（現在{step}）。学習率を小さくしてみてください。</translation>
    </message>
    <message>
        <source>The point left the map: the learning rate carried it over the valley and beyond. Try a smaller learning rate.</source>
        <translation>点が谷を飛び越えて、地図の外に出ました。学習率を小さくしてみてください。</translation>
    </message>
    <message>
        <source>The point moves, but by only {step} per step: too little to be seen. Try a larger learning rate.</source>
        <translation>1ステップの移動量が{step}しかなく、動きが目に見えません。学習率を大きくしてみてください。</translation>
    </message>
    <message>
        <source>The point moves, but by only {step} per step: at this pace the minimum is {steps} steps away. Try a larger learning rate.</source>
        <translation>1ステップの移動量が{step}しかなく、最小点まで{steps}ステップかかります。学習率を大きくしてみてください。</translation>
    </message>
</context>
<context>
    <name>DigitCanvas</name>
    <message>
        <source>Draw a digit here, large</source>
        <translation>数字を大きく描いてください</translation>
    </message>
    <message>
        <source>Drawing canvas</source>
        <translation>手書き用のキャンバス</translation>
    </message>
    <message>
        <source>Draw one digit with the mouse, a finger or a pen. With the keyboard, arrow keys move the pen (Shift: finer) and Enter lowers or lifts it. The network answers while you draw; drawing teaches it nothing.</source>
        <translation>マウス、指、ペンで数字を1つ描いてください。キーボードでは、矢印キーでペンを動かし（Shiftを押すと細かく）、Enterキーで下ろしたり上げたりします。描いている間もネットワークが答えます。描いたものは学習には使われません。</translation>
    </message>
</context>
<context>
    <name>DrawPage</name>
    <message>
        <source>Draw</source>
        <translation>手書き</translation>
    </message>
    <message>
        <source>What the network sees is not what you drew but a 28 × 28 picture, centered by its center of mass; its answer is ten probabilities that add up to one.</source>
        <translation>ネットワークが見るのは、描いた数字そのものではなく、重心を中央に合わせた28 × 28の画像です。答えは、合計が1になる10個の確率です。</translation>
    </message>
    <message>
        <source>Undo the last stroke</source>
        <translation>最後の一筆を元に戻す</translation>
    </message>
    <message>
        <source>Redo the stroke</source>
        <translation>一筆をやり直す</translation>
    </message>
    <message>
        <source>Clear the drawing</source>
        <translation>手書きの数字を消去</translation>
    </message>
    <message>
        <source>Thinner or wider pen</source>
        <translation>ペンを細く・太く</translation>
    </message>
    <message>
        <source>Move the pen, with the focus on the canvas (Shift: finer)</source>
        <translation>ペンを動かす（キャンバス選択時。Shiftで細かく）</translation>
    </message>
    <message>
        <source>Lower or lift the pen, with the focus on the canvas</source>
        <translation>ペンを下ろす・上げる（キャンバス選択時）</translation>
    </message>
    <message>
        <source>Your drawing</source>
        <translation>手書きの数字</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>ネットワークが見る画像</translation>
    </message>
    <message>
        <source>What it answers</source>
        <translation>ネットワークの答え</translation>
    </message>
    <message>
        <source>crop, scale, center</source>
        <translation>切り抜き
拡大・縮小
中央寄せ</translation>
    </message>
    <message>
        <source>784 numbers in, 10 out</source>
        <translation>入力784個
出力10個</translation>
    </message>
    <message>
        <source>Its 28 × 28 picture of your drawing appears here</source>
        <translation>28 × 28の画像が
ここに表示されます</translation>
    </message>
    <message>
        <source>Draw a digit: ten probabilities appear here while the pen moves.</source>
        <translation>数字を描くと、ペンの動きに合わせて10個の確率がここに表示されます。</translation>
    </message>
    <message>
        <source>The weights of this network are no longer finite numbers, so it has no answer. Press Ctrl+1, then R: the same weights again.</source>
        <translation>このネットワークの重みは有限の数ではなくなったため、答えを出せません。Ctrl+1、Rキーの順に押すと、同じ初期値の重みに戻ります。</translation>
    </message>
    <message>
        <source>Train a network first: press Ctrl+1, then Space.</source>
        <translation>先にネットワークを学習させてください。Ctrl+1、Spaceキーの順に押すと始まります。</translation>
    </message>
    <message>
        <source>The network in training takes {inputs} numbers and tells {classes} classes apart. A drawing has 784 numbers and ten classes: press Ctrl+1, choose MNIST.</source>
        <translation>学習中のネットワークは、{inputs}個の数値を受け取り、{classes}個のクラスを見分けます。手書きの数字は784個の数値で10クラスです。Ctrl+1を押して、MNISTを選んでください。</translation>
    </message>
    <message>
        <source>No network has weights yet.</source>
        <translation>重みをもつネットワークはまだありません。</translation>
    </message>
    <message>
        <source>Answered by the network in training, iteration 0: its weights are random. Press Ctrl+1, then Space, to train it.</source>
        <translation>重みは乱数です（反復0回）。Ctrl+1、Spaceで学習します。</translation>
    </message>
    <message>
        <source>Answered by the network trained last, iteration {iteration}; the new run has not begun.</source>
        <translation>前回学習したネットワーク（反復{iteration}回）を使っています。新しい学習は未開始です。</translation>
    </message>
    <message>
        <source>Answered by the network in training, iteration {iteration}.</source>
        <translation>学習中のネットワーク（反復{iteration}回）を使っています。</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>This must be a number, not {value}.</source>
        <translation>数値を入力してください（現在：{value}）。</translation>
    </message>
    <message>
        <source>This must be a whole number, not {value}.</source>
        <translation>整数を入力してください（現在：{value}）。</translation>
    </message>
    <message>
        <source>This must be between {low} and {high}, not {value}.</source>
        <translation>{low}以上{high}以下の値を入力してください（現在：{value}）。</translation>
    </message>
    <message>
        <source>This must be a finite number above 0, not {value}.</source>
        <translation>0より大きい有限の数を入力してください（現在：{value}）。</translation>
    </message>
    <message>
        <source>{value} is not known here; choose one of {choices}.</source>
        <translation>{value}は選べません。次の中から選んでください：{choices}</translation>
    </message>
    <message>
        <source>{optimizer} has no parameter {value}; it takes {choices}.</source>
        <translation>{optimizer}にパラメータ{value}はありません。使えるパラメータ：{choices}</translation>
    </message>
    <message>
        <source>At most {high} hidden layers, not {value}.</source>
        <translation>隠れ層は{high}層以下にしてください（現在：{value}層）。</translation>
    </message>
    <message>
        <source>There is no setting {value}.</source>
        <translation>{value}という設定項目はありません。項目名を確認してください。</translation>
    </message>
    <message>
        <source>This must be whole numbers separated by commas, not {value}.</source>
        <translation>整数をコンマで区切って入力してください（現在：{value}）。</translation>
    </message>
    <message>
        <source>The training data have {high} samples, so a batch cannot have {value}.</source>
        <translation>バッチサイズは、訓練データの数{high}以下にしてください（現在：{value}）。</translation>
    </message>
</context>
<context>
    <name>FieldMessage</name>
    <message>
        <source>{field}: {message}</source>
        <translation>{field}：{message}</translation>
    </message>
</context>
<context>
    <name>InputLegend</name>
    <message>
        <source>Point at a pixel to read it.</source>
        <translation>ピクセルを指すと値が表示されます。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: {value}</source>
        <translation>{row}行{column}列：{value}</translation>
    </message>
    <message>
        <source>Your drawing was scaled into this box of 20 × 20.</source>
        <translation>描いた数字をこの20 × 20の枠に収めます。</translation>
    </message>
    <message>
        <source>Its center of mass was moved to the middle of the 28 × 28.</source>
        <translation>重心を28 × 28の中央に合わせます。</translation>
    </message>
</context>
<context>
    <name>LearnedView</name>
    <message>
        <source>Decision regions</source>
        <translation>決定領域</translation>
    </message>
    <message>
        <source>First-layer weights: change since the start</source>
        <translation>第1層の重み：開始からの変化</translation>
    </message>
    <message>
        <source>First-layer weights: as they are</source>
        <translation>第1層の重み：現在の値</translation>
    </message>
    <message>
        <source>Which weights are shown</source>
        <translation>表示する重み</translation>
    </message>
    <message>
        <source>One picture per hidden unit: blue where a pixel speaks for the unit, orange where it speaks against. The change since the start shows what was learned; the weights themselves still hold the first random numbers.</source>
        <translation>隠れ層のニューロンごとに1枚の画像です。青のピクセルはそのニューロンを強め、オレンジのピクセルは弱めます。開始からの変化を見ると、学習した内容がわかります。現在の値には、初期値の乱数も残っています。</translation>
    </message>
    <message>
        <source>Ten test images, and what the network says</source>
        <translation>テスト画像10枚とネットワークの答え</translation>
    </message>
    <message>
        <source>What the weights learn appears here. Press Space to start.</source>
        <translation>重みが学習した内容がここに表示されます。
Spaceキーで開始します。</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>loss (nats)</source>
        <translation>損失（nats）</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Loss per iteration</source>
        <translation>反復ごとの損失</translation>
    </message>
    <message>
        <source>The loss of every mini-batch and its mean over the last {count}: learning makes them go down.</source>
        <translation>各ミニバッチの損失と、直近{count}回の平均です。学習が進むと下がります。</translation>
    </message>
    <message>
        <source>mean of the last {count}</source>
        <translation>直近{count}回の平均</translation>
    </message>
    <message>
        <source>each mini-batch</source>
        <translation>各ミニバッチ</translation>
    </message>
    <message>
        <source>ln {classes}: knows nothing</source>
        <translation>ln {classes}：当てずっぽう</translation>
    </message>
    <message>
        <source>iteration {iteration} · loss {loss} · mean of {count}: {mean}</source>
        <translation>反復 {iteration} · 損失 {loss} · {count}回の平均 {mean}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Go to {page}</source>
        <translation>{page}ページを表示</translation>
    </message>
    <message>
        <source>Larger or smaller text</source>
        <translation>文字を大きく・小さく</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>標準の文字サイズ</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>この一覧</translation>
    </message>
    <message>
        <source>{hint} (Ctrl+{number})</source>
        <translation>{hint}（Ctrl+{number}）</translation>
    </message>
    <message>
        <source>View</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Theme, language and size of the text</source>
        <translation>テーマ、言語、文字サイズの設定</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>Language (言語)</source>
        <translation>言語（Language）</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>文字を大きく</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>文字を小さく</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>f{point} = {value}</source>
        <translation>f{point} = {value}</translation>
    </message>
    <message>
        <source>start</source>
        <translation>開始点</translation>
    </message>
    <message>
        <source>now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>next</source>
        <translation>次</translation>
    </message>
    <message>
        <source>−∇f, shortened</source>
        <translation>−∇f（縮小）</translation>
    </message>
    <message>
        <source>minimum</source>
        <translation>最小点</translation>
    </message>
</context>
<context>
    <name>NetworkInputView</name>
    <message>
        <source>Copy the 784 numbers</source>
        <translation>784個の数値をコピー</translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation>画像としてコピー</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>ネットワークが見る画像</translation>
    </message>
    <message>
        <source>The 784 numbers that enter the network. Point at a pixel, or move over the pixels with the arrow keys, to read its row, column and value.</source>
        <translation>ネットワークに入力される784個の数値です。ピクセルを指すか矢印キーで移動すると、その行、列、値が表示されます。</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>This is not a number. Type for example 100.</source>
        <translation>数値を入力してください（例：100）。</translation>
    </message>
    <message>
        <source>This is not a number. Type for example 0.1 or 1e-4.</source>
        <translation>数値を入力してください（例：0.1、1e-4）。</translation>
    </message>
    <message>
        <source>Type a whole number, for example 100.</source>
        <translation>整数を入力してください（例：100）。</translation>
    </message>
    <message>
        <source>Type a number greater than {minimum}.</source>
        <translation>{minimum}より大きい数を入力してください。</translation>
    </message>
    <message>
        <source>Type a number not less than {minimum}.</source>
        <translation>{minimum}以上の数を入力してください。</translation>
    </message>
    <message>
        <source>Type a number less than {maximum}.</source>
        <translation>{maximum}より小さい数を入力してください。</translation>
    </message>
    <message>
        <source>Type a number not greater than {maximum}.</source>
        <translation>{maximum}以下の数を入力してください。</translation>
    </message>
</context>
<context>
    <name>PenControls</name>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>Thinner pen</source>
        <translation>ペンを細く</translation>
    </message>
    <message>
        <source>Wider pen</source>
        <translation>ペンを太く</translation>
    </message>
    <message>
        <source>Pen width</source>
        <translation>ペンの太さ</translation>
    </message>
    <message>
        <source>Pen width in pixels</source>
        <translation>ペンの太さ（px）</translation>
    </message>
    <message>
        <source>How thick the next strokes are ([ and ]). MNIST&apos;s digits were written with a pen like the one set at first; a network that learned from them reads a much thinner or thicker hand less well.</source>
        <translation>次に描く線の太さです（[ キーと ] キー）。最初の太さは、MNISTの数字のペンに合わせてあります。MNISTで学習したネットワークは、これより極端に細い字や太い字を読むのが苦手です。</translation>
    </message>
    <message>
        <source>Take back the last stroke (Ctrl+Z) and see what it did to the answer.</source>
        <translation>最後の一筆を元に戻します（Ctrl+Z）。その一筆で答えがどう変わったかを確かめられます。</translation>
    </message>
    <message>
        <source>Draw the stroke again that was taken back (Ctrl+Shift+Z).</source>
        <translation>元に戻した一筆をもう一度描きます（Ctrl+Shift+Z）。</translation>
    </message>
    <message>
        <source>Clear the drawing (C or Delete); Undo brings it back.</source>
        <translation>手書きの数字を消去します（CキーまたはDeleteキー）。「元に戻す」で取り消せます。</translation>
    </message>
</context>
<context>
    <name>PlotMenu</name>
    <message>
        <source>Show everything again</source>
        <translation>全体を表示</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>画像をコピー</translation>
    </message>
    <message>
        <source>Save the picture...</source>
        <translation>画像を保存...</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>画像の保存</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG画像 (*.png)</translation>
    </message>
    <message>
        <source>The picture could not be written to {path}. Choose another folder.</source>
        <translation>{path} に画像を保存できませんでした。別のフォルダーを選んでください。</translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>Copy the probabilities</source>
        <translation>確率をコピー</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>確率</translation>
    </message>
    <message>
        <source>The last layer&apos;s softmax turns ten scores into these probabilities.</source>
        <translation>最後の層のソフトマックスが、10個のスコアをこの確率に変えます。</translation>
    </message>
    <message>
        <source>Probability of {name}: {value}</source>
        <translation>{name}の確率：{value}</translation>
    </message>
</context>
<context>
    <name>ShortcutHelp</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>共通</translation>
    </message>
</context>
<context>
    <name>SpeedSlider</name>
    <message>
        <source>Steps per second</source>
        <translation>速度（回/秒）</translation>
    </message>
    <message>
        <source>How fast the steps follow one another. What is learned is the same at every speed.</source>
        <translation>1秒間に進めるステップの数です。どの速度でも学習の結果は同じです。</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>最高速</translation>
    </message>
</context>
<context>
    <name>StepPlot</name>
    <message>
        <source>f against step</source>
        <translation>ステップごとのf</translation>
    </message>
    <message>
        <source>The value of f at every step so far: a descent that works goes down, a learning rate that is too large makes it rise. Click or drag to go to a step.</source>
        <translation>これまでの各ステップでのfの値です。うまく降下していれば下がり、学習率が大きすぎると上がります。クリックまたはドラッグすると、そのステップに移動します。</translation>
    </message>
    <message>
        <source>step</source>
        <translation>ステップ</translation>
    </message>
</context>
<context>
    <name>SurfacePlot</name>
    <message>
        <source>Contour map</source>
        <translation>等高線図</translation>
    </message>
    <message>
        <source>Darker is lower. Each small arrow points against the gradient, the way downhill. Click or drag to choose where the descent starts; the wheel zooms, the middle button moves the map.</source>
        <translation>色が濃いほど低い場所です。小さな矢印は勾配と逆向き、つまり坂を下る向きを指します。クリックまたはドラッグで開始点を選び、ホイールで拡大・縮小、中ボタンで地図を動かします。</translation>
    </message>
    <message>
        <source>minimum {point}</source>
        <translation>最小点 {point}</translation>
    </message>
</context>
<context>
    <name>TrainFigures</name>
    <message>
        <source>Iteration</source>
        <translation>反復回数</translation>
    </message>
    <message>
        <source>Updates made so far: one mini-batch each.</source>
        <translation>これまでの更新の回数です。1回ごとに1つのミニバッチを使います。</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>エポック</translation>
    </message>
    <message>
        <source>How often as many samples were drawn as there are training data.</source>
        <translation>訓練データと同じ数のデータを取り出すと、1エポックと数えます。</translation>
    </message>
    <message>
        <source>Loss (mean of 100)</source>
        <translation>損失（100回平均）</translation>
    </message>
    <message>
        <source>Mean of the last 100 iterations, in nats for cross entropy.</source>
        <translation>直近100回の反復の平均です。交差エントロピー誤差の単位はnatsです。</translation>
    </message>
    <message>
        <source>Train accuracy</source>
        <translation>認識精度（訓練）</translation>
    </message>
    <message>
        <source>Share of all training data answered rightly, at the last measurement.</source>
        <translation>最後に計測したときに、訓練データ全体のうち正解した割合です。</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>認識精度（テスト）</translation>
    </message>
    <message>
        <source>Share of all test data answered rightly: data never trained on.</source>
        <translation>学習に使わないテストデータ全体のうち、正解した割合です。</translation>
    </message>
    <message>
        <source>Iterations/s</source>
        <translation>反復/秒</translation>
    </message>
    <message>
        <source>Iterations per second, measurements of accuracy included.</source>
        <translation>1秒あたりの反復回数です。認識精度の計測時間も含みます。</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>残り時間</translation>
    </message>
    <message>
        <source>At the present speed.</source>
        <translation>現在の速度で計算しています。</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}時間{minutes}分</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes}分{seconds}秒</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}秒</translation>
    </message>
    <message>
        <source>Loading the data…</source>
        <translation>データを読み込んでいます…</translation>
    </message>
    <message>
        <source>The run ended with an error. Press R to start it again.</source>
        <translation>エラーのため学習が終了しました。Rキーを押すと、もう一度始められます。</translation>
    </message>
    <message>
        <source>No data are loaded. Choose a preset or other data.</source>
        <translation>データがありません。プリセットか別のデータを選んでください。</translation>
    </message>
    <message>
        <source>The settings were changed. Press R to start a run with them.</source>
        <translation>設定が変更されました。Rキーを押すと、新しい設定で始められます。</translation>
    </message>
    <message>
        <source>Each iteration: a mini-batch of {batch}, its loss, its gradient, and a step against the gradient.</source>
        <translation>1回の反復では、{batch}個のミニバッチを取り出し、損失と勾配を求め、勾配と逆向きに1歩進みます。</translation>
    </message>
    <message>
        <source>Finished. Press Space to train on, or R to start again from the same weights.</source>
        <translation>終了しました。Spaceキーで続けて学習し、Rキーで同じ重みからやり直せます。</translation>
    </message>
    <message>
        <source>Finished. Press Space to train on, R to start again from the same weights, or Ctrl+3 to draw a digit for this network.</source>
        <translation>終了しました。Spaceキーで続けて学習、Rキーで同じ重みから開始、Ctrl+3で手書きの数字の認識ができます。</translation>
    </message>
    <message>
        <source>Paused. Space resumes, the right arrow makes one iteration.</source>
        <translation>一時停止中です。Spaceキーで再開し、右矢印キーで1反復進みます。</translation>
    </message>
    <message>
        <source>A network {sizes} with {count} random parameters, which knows nothing yet. Press Space and watch it learn.</source>
        <translation>{sizes}のネットワーク（パラメータ{count}個）です。重みは乱数で、まだ何も知りません。Spaceキーで学習します。</translation>
    </message>
    <message>
        <source>The loss stopped being a number in iteration {iteration}: the steps were too large and the weights overflowed. The curves are kept. Try a learning rate below {rate}, for example {smaller}, then press R.</source>
        <translation>反復{iteration}回目で重みがオーバーフローし、損失が発散しました。学習率を{rate}未満（例：{smaller}）にしてRキーを押してください。</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Watch a network learn: loss, accuracy, weights and answers, live.</source>
        <translation>ネットワークが学習する様子を、損失・認識精度・重み・答えでリアルタイムに見られます。</translation>
    </message>
    <message>
        <source>The loss of each iteration appears here. Press Space to start.</source>
        <translation>反復ごとの損失がここに表示されます。Spaceキーで開始します。</translation>
    </message>
    <message>
        <source>Accuracy over all training and test data appears here.</source>
        <translation>訓練データ全体とテストデータ全体の認識精度がここに表示されます。</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>学習の進み具合</translation>
    </message>
    <message>
        <source>Start, pause or resume</source>
        <translation>開始・一時停止・再開</translation>
    </message>
    <message>
        <source>One iteration</source>
        <translation>1反復進む</translation>
    </message>
    <message>
        <source>One epoch</source>
        <translation>1エポック進む</translation>
    </message>
    <message>
        <source>Reset to the same weights</source>
        <translation>同じ重みにリセット</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>新しいシード</translation>
    </message>
    <message>
        <source>Faster or slower</source>
        <translation>速く・遅く</translation>
    </message>
    <message>
        <source>Linear or logarithmic loss</source>
        <translation>損失の軸を線形・対数で切り替え</translation>
    </message>
    <message>
        <source>Follow the newest iteration again</source>
        <translation>最新の反復に追従</translation>
    </message>
</context>
<context>
    <name>TrainingControls</name>
    <message>
        <source>1 iteration</source>
        <translation>1反復</translation>
    </message>
    <message>
        <source>One mini-batch: forward, loss, gradient, update (Right arrow)</source>
        <translation>ミニバッチ1つ分の順伝播、損失、勾配、更新を行います（右矢印キー）。</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1エポック</translation>
    </message>
    <message>
        <source>As many iterations as see all training data once (E)</source>
        <translation>訓練データ全体を1回使い切る分だけ反復します（Eキー）。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>リセット</translation>
    </message>
    <message>
        <source>Back to iteration 0 with the same weights, to compare settings (R)</source>
        <translation>同じ重みで反復0回に戻ります。設定を比べるときに使えます（Rキー）。</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>新しいシード</translation>
    </message>
    <message>
        <source>Other random weights and mini-batches with the same settings (N)</source>
        <translation>同じ設定のまま、別の乱数の重みとミニバッチで始めます（Nキー）。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>続けて学習</translation>
    </message>
    <message>
        <source>Start, pause or resume the training (Space)</source>
        <translation>学習を開始、一時停止、再開します（Spaceキー）。</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>One step</source>
        <translation>1ステップ進む</translation>
    </message>
    <message>
        <source>Make exactly one step. Shortcut: Right</source>
        <translation>1ステップだけ進みます（→キー）。</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>1ステップ戻る</translation>
    </message>
    <message>
        <source>Take back one step. Shortcut: Left</source>
        <translation>1ステップ戻ります（←キー）。</translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation>開始点に戻る</translation>
    </message>
    <message>
        <source>Go back to the start and forget all steps. Shortcut: R</source>
        <translation>開始点に戻り、すべてのステップを消します（Rキー）。</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Go to any step, forwards or backwards: the same steps follow every time.</source>
        <translation>前後のどのステップにも移動できます。続きのステップは毎回同じです。</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>再生</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Let step follow step, or stop at this one. Shortcut: Space</source>
        <translation>ステップを続けて進めるか、このステップで止めます（Spaceキー）。</translation>
    </message>
    <message>
        <source>step {step} of {limit}</source>
        <translation>ステップ {step} / {limit}</translation>
    </message>
</context>
<context>
    <name>UnexpectedErrors</name>
    <message>
        <source>Something unexpected happened</source>
        <translation>予期しない問題が発生しました</translation>
    </message>
    <message>
        <source>The training stopped because of an error in the program. The window stays usable: press R to start the run again.</source>
        <translation>プログラムのエラーのため学習が止まりました。ウィンドウは引き続き使えます。Rキーを押すと、もう一度始められます。</translation>
    </message>
</context>
<context>
    <name>WeightGrid</name>
    <message>
        <source>Weights of the first layer, one picture per hidden unit</source>
        <translation>第1層の重み（隠れ層のニューロンごとに1枚）</translation>
    </message>
    <message>
        <source>Unit {number} of {total}: weights from {low} to {high}</source>
        <translation>ニューロン {number} / {total}：重み {low} ～ {high}</translation>
    </message>
</context>
</TS>
