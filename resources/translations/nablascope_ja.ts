<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>AccuracyBandPlot</name>
    <message>
        <source>And here how much of the data they get right.</source>
        <translation>ここには、データのうち正解した割合が表示されます。</translation>
    </message>
    <message>
        <source>training</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>認識精度</translation>
    </message>
    <message>
        <source>Accuracy over all seeds</source>
        <translation>全シードの認識精度</translation>
    </message>
    <message>
        <source>Accuracy over all training and test images: where the bands of two settings overlap, one cannot say which is better.</source>
        <translation>訓練画像全体とテスト画像全体の認識精度です。2つの設定の帯が重なるところでは、どちらが良いとは言えません。</translation>
    </message>
</context>
<context>
    <name>AccuracyOverlay</name>
    <message>
        <source>accuracy (0 to 1)</source>
        <translation>認識精度（0～1）</translation>
    </message>
    <message>
        <source>Accuracies of the chosen runs</source>
        <translation>選んだ実行の認識精度</translation>
    </message>
    <message>
        <source>The share of the test data that each run got right, and with dashes that of the training data. A gap between the two is overfitting.</source>
        <translation>各実行がテストデータのうち正解した割合です。破線は訓練データでの割合です。両者の差が開いていれば過学習です。</translation>
    </message>
    <message>
        <source>training</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>best</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>{letter} {name} · {iteration}: test {value}, its best</source>
        <translation>{letter} {name} · {iteration}：テスト {value}（最高）</translation>
    </message>
    <message>
        <source>{letter} {name} · {iteration}: test {value}</source>
        <translation>{letter} {name} · {iteration}：テスト {value}</translation>
    </message>
    <message>
        <source>{letter} {name} · {iteration}: training {value}</source>
        <translation>{letter} {name} · {iteration}：訓練 {value}</translation>
    </message>
</context>
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
    <name>AnswerWords</name>
    <message>
        <source>{right} of {total} test samples are answered rightly: {share}.</source>
        <translation>テストデータ{total}個のうち{right}個が正解です（{share}）。</translation>
    </message>
    <message>
        <source>{count} get no answer: the network&apos;s numbers are not finite.</source>
        <translation>{count}個は、ネットワークの値が有限でないため答えがありません。</translation>
    </message>
    <message>
        <source>The most frequent mistake: {right} taken for {answer}, {count} times.</source>
        <translation>最も多い間違い：{right}を{answer}と答える（{count}回）。</translation>
    </message>
    <message>
        <source>Best known: {best} ({high}). Least known: {least} ({low}).</source>
        <translation>最も得意：{best}（{high}）。最も苦手：{least}（{low}）。</translation>
    </message>
    <message>
        <source>Never answered: {classes}.</source>
        <translation>一度も答えていないクラス：{classes}。</translation>
    </message>
    <message>
        <source>No {right} of the test data is recognized.</source>
        <translation>テストデータの{right}は、1つも正解していません。</translation>
    </message>
    <message>
        <source>No {right} of the test data is taken for a {answer}.</source>
        <translation>テストデータの{right}を{answer}と答えた例はありません。</translation>
    </message>
    <message>
        <source>{count} × {right}, rightly recognized; the surest first:</source>
        <translation>{right}の正解 {count}個（確率の高い順）：</translation>
    </message>
    <message>
        <source>{count} × {right}, taken for {answer}; the surest first:</source>
        <translation>{right}を{answer}と答えた{count}個（確率の高い順）：</translation>
    </message>
    <message>
        <source>The network&apos;s numbers are not finite: it gives no answer any more.</source>
        <translation>ネットワークの値が有限でないため、もう答えを出せません。</translation>
    </message>
    <message>
        <source>All {total} test samples are answered rightly.</source>
        <translation>テストデータ{total}個がすべて正解です。</translation>
    </message>
    <message>
        <source>{count} of {total} test samples are answered wrongly.</source>
        <translation>テストデータ{total}個のうち{count}個が間違いです。</translation>
    </message>
    <message>
        <source>No answer is more than {limit} sure yet.</source>
        <translation>確率が{limit}を超える答えはまだありません。</translation>
    </message>
    <message>
        <source>Of the {of_sure} answers that are more than {limit} sure, {sure} are wrong ({share}).</source>
        <translation>確率が{limit}を超える{of_sure}個の答えのうち、{sure}個が間違いです（{share}）。</translation>
    </message>
    <message>
        <source>Down: what a test sample is. Across: what the network answers. The diagonal is right; everything beside it is a mistake, the redder the larger its share of the row. Click a cell to see its samples, click a sample to see its way through the network. The network was never trained on any of them.</source>
        <translation>縦が正解、横がネットワークの答えです。対角線は正解、それ以外は間違いで、行の中での割合が大きいほど赤くなります。マスをクリックするとそのデータが、データをクリックするとネットワークを通る様子が見られます。どれも学習には使っていないデータです。</translation>
    </message>
    <message>
        <source>With each: what it is → what the network answers, and how probable it finds that. Some are hardly to be told by a human; others show what the network has not understood. Click one to see its way through the network.</source>
        <translation>それぞれに、正解 → ネットワークの答えとその確率を示します。人間にも見分けにくいものもあれば、ネットワークが理解できていないことがわかるものもあります。クリックすると、ネットワークを通る様子が見られます。</translation>
    </message>
    <message>
        <source>These data are points, not images: each picture is a map of test points, those of the same class darker, and the sample itself is the square.</source>
        <translation>このデータは画像ではなく点です。図はテストデータの点の分布で、同じクラスの点が濃く、四角がそのデータです。</translation>
    </message>
</context>
<context>
    <name>AnswererChoice</name>
    <message>
        <source>Who answers</source>
        <translation>答えるネットワーク</translation>
    </message>
    <message>
        <source>The built-in network</source>
        <translation>組み込みのネットワーク</translation>
    </message>
    <message>
        <source>The network in training</source>
        <translation>学習中のネットワーク</translation>
    </message>
    <message>
        <source>The network taught my hand</source>
        <translation>自分の字を教えたネットワーク</translation>
    </message>
    <message>
        <source>Compare what different networks say of the same drawing.</source>
        <translation>同じ手書き数字に対する、ネットワークごとの答えを比べられます。</translation>
    </message>
    <message>
        <source>{sizes}, trained on MNIST, turned and bent; right on {percent} of its test images.</source>
        <translation>{sizes}、MNISTを変形して学習。テスト画像の認識精度は{percent}です。</translation>
    </message>
    <message>
        <source>{sizes}, as of iteration {iteration}.</source>
        <translation>{sizes}。反復{iteration}の時点です。</translation>
    </message>
    <message>
        <source>{sizes}, fine-tuned on MNIST and my digits.</source>
        <translation>{sizes}。MNISTと自分の字で追加学習しました。</translation>
    </message>
</context>
<context>
    <name>AreaFields</name>
    <message>
        <source>From where to where the arrows stand along this axis.</source>
        <translation>この軸で矢印を並べる範囲です。</translation>
    </message>
    <message>
        <source>{axis} from</source>
        <translation>{axis} の範囲</translation>
    </message>
    <message>
        <source>{axis} up to</source>
        <translation>{axis} の上限</translation>
    </message>
    <message>
        <source>Type a number above the one before it.</source>
        <translation>左の数より大きい数を入力してください。</translation>
    </message>
</context>
<context>
    <name>AutopsyHistogram</name>
    <message>
        <source>{low} to {high}: {count} of {total}</source>
        <translation>{low} ～ {high}：{total}個中{count}個</translation>
    </message>
</context>
<context>
    <name>AutopsyPanel</name>
    <message>
        <source>Show again what the network learned (Esc); A brings this back</source>
        <translation>ネットワークが学習した内容の表示に戻ります（Escキー）。Aキーで診断を再び表示します。</translation>
    </message>
    <message>
        <source>Start the run again from the same seed with this one change (Ctrl+R)</source>
        <translation>この1か所だけを変えて、同じシードで学習をやり直します（Ctrl+R）。</translation>
    </message>
    <message>
        <source>{what} {why}</source>
        <translation>{what}{why}</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>診断を隠す</translation>
    </message>
</context>
<context>
    <name>AutopsyTexts</name>
    <message>
        <source>The loss stopped being a number in iteration {end}. It began in layer {layer} in iteration {onset}.</source>
        <translation>反復{end}で損失が発散しました。始まりは反復{onset}、第{layer}層です。</translation>
    </message>
    <message>
        <source>Since iteration {onset} the loss stays at {loss}, no better than ln {classes} = {level}: nothing has been learned.</source>
        <translation>反復{onset}から損失が{loss}のままで、当てずっぽう（ln {classes} = {level}）と変わりません。何も学習できていません。</translation>
    </message>
    <message>
        <source>Since iteration {onset} the loss stays at {loss}, no better than {level}: nothing has been learned but how frequent each class is.</source>
        <translation>反復{onset}から損失が{loss}のままで、{level}より小さくなりません。学習できたのは各クラスの割合だけです。</translation>
    </message>
    <message>
        <source>Since iteration {onset} the squared error stays at {loss}, no better than {level}: nothing has been learned.</source>
        <translation>反復{onset}から2乗和誤差が{loss}のままで、{level}より小さくなりません。何も学習できていません。</translation>
    </message>
    <message>
        <source>{flat} of {units} ReLU units in layer {layer} are dead, half of the layer since iteration {onset}: they answer 0 to every sample.</source>
        <translation>第{layer}層のReLUのニューロン{units}個のうち{flat}個が、どのデータにも0を出力しています（反復{onset}で半数を超えました）。</translation>
    </message>
    <message>
        <source>{flat} of {units} {activation} units in layer {layer} are saturated, half of the layer since iteration {onset}: they stand where the curve is flat.</source>
        <translation>第{layer}層の{activation}のニューロン{units}個のうち{flat}個が飽和し、曲線の平らなところにいます（反復{onset}で半数を超えました）。</translation>
    </message>
    <message>
        <source>Probably the learning rate {rate} is too large: the step of iteration {onset} moved the weights of layer {layer} by {ratio} times their size.</source>
        <translation>おそらく学習率{rate}が大きすぎます。反復{onset}の更新で、第{layer}層の重みがその大きさの{ratio}倍も動きました。</translation>
    </message>
    <message>
        <source>Probably the learning rate {rate} is too large.</source>
        <translation>おそらく学習率{rate}が大きすぎます。</translation>
    </message>
    <message>
        <source>Probably the learning rate {rate} is too small: a step moves the weights of layer {layer} by only {ratio} times their size.</source>
        <translation>おそらく学習率{rate}が小さすぎます。1回の更新で、第{layer}層の重みはその大きさの{ratio}倍しか動きません。</translation>
    </message>
    <message>
        <source>Probably the learning rate {rate} is too small.</source>
        <translation>おそらく学習率{rate}が小さすぎます。</translation>
    </message>
    <message>
        <source>Probably the first weights are too large: their standard deviation in layer {layer} is {std}; {initializer} takes {suited}.</source>
        <translation>おそらく重みの初期値が大きすぎます。第{layer}層の標準偏差は{std}です（{initializer}の初期値なら{suited}）。</translation>
    </message>
    <message>
        <source>Probably the first weights are too small: their standard deviation in layer {layer} is {std}; {initializer} takes {suited}.</source>
        <translation>おそらく重みの初期値が小さすぎます。第{layer}層の標準偏差は{std}です（{initializer}の初期値なら{suited}）。</translation>
    </message>
    <message>
        <source>Probably dead ReLU units: {flat} of {units} in layer {layer} answer 0 to every sample, and where a unit is 0, so is its gradient.</source>
        <translation>おそらくReLUのニューロンが死んでいます。第{layer}層の{units}個のうち{flat}個がどのデータにも0を出力し、勾配も0です。</translation>
    </message>
    <message>
        <source>Probably saturated units: {flat} of {units} in layer {layer} stand where {activation} is flat, and a flat curve passes no gradient on.</source>
        <translation>おそらくニューロンが飽和しています。第{layer}層の{units}個のうち{flat}個が{activation}の平らなところにいて、勾配を伝えません。</translation>
    </message>
    <message>
        <source>Probably the gradient vanishes on its way back through {activation}: a step moves the weights of layer {layer} by only {ratio} times their size, those of the last by {last}.</source>
        <translation>おそらく{activation}を逆伝播するうちに勾配が消失しています。1回の更新で動くのは、第{layer}層の重みでは大きさの{ratio}倍だけ、最後の層では{last}倍です。</translation>
    </message>
    <message>
        <source>Probably the gradient vanishes on its way back through the {activation} layers.</source>
        <translation>おそらく{activation}の層を逆伝播するうちに、勾配が消失しています。</translation>
    </message>
    <message>
        <source>Probably the network is too simple: without a hidden layer it can only draw straight borders.</source>
        <translation>おそらくネットワークが単純すぎます。隠れ層がないと、まっすぐな境界しか引けません。</translation>
    </message>
    <message>
        <source>None of {count} changes made it learn; perhaps these data cannot be told apart.</source>
        <translation>{count}通りの変更を試しましたが、どれでも学習できませんでした。見分けられないデータかもしれません。</translation>
    </message>
    <message>
        <source>Restart with learning rate {rate}</source>
        <translation>学習率{rate}でやり直す</translation>
    </message>
    <message>
        <source>Restart with {initializer} weights</source>
        <translation>{initializer}の初期値でやり直す</translation>
    </message>
    <message>
        <source>Restart with {initializer} weights and learning rate {rate}</source>
        <translation>{initializer}の初期値と学習率{rate}でやり直す</translation>
    </message>
    <message>
        <source>Restart with ReLU and {initializer} weights</source>
        <translation>ReLUと{initializer}の初期値でやり直す</translation>
    </message>
    <message>
        <source>Restart with a hidden layer of {units} units</source>
        <translation>隠れ層（{units}個）を加えてやり直す</translation>
    </message>
    <message>
        <source>Not tried: there was no time.</source>
        <translation>時間がなく、試していません。</translation>
    </message>
    <message>
        <source>Tried from the same seed: it diverged in iteration {iterations}.</source>
        <translation>同じシードで試した結果：反復{iterations}で発散しました。</translation>
    </message>
    <message>
        <source>Tried from the same seed: loss {loss} after {iterations} iterations; the failed run had {failed} after {failed_iterations}.</source>
        <translation>同じシードで試した結果：損失は反復{iterations}回で{loss}でした（失敗した学習では反復{failed_iterations}回で{failed}）。</translation>
    </message>
    <message>
        <source>Layer {layer}: weights</source>
        <translation>第{layer}層：重み</translation>
    </message>
    <message>
        <source>Layer {layer}: what goes into the ReLU; below 0 it is silent</source>
        <translation>第{layer}層：ReLUへの入力（0以下では出力が0）</translation>
    </message>
    <message>
        <source>Layer {layer}: outputs of the units</source>
        <translation>第{layer}層：ニューロンの出力</translation>
    </message>
    <message>
        <source>Before: the first weights</source>
        <translation>前：重みの初期値</translation>
    </message>
    <message>
        <source>Before: iteration {iteration}</source>
        <translation>前：反復{iteration}</translation>
    </message>
    <message>
        <source>After: iteration {iteration}</source>
        <translation>後：反復{iteration}</translation>
    </message>
    <message>
        <source>With the remedy: iteration {iteration}</source>
        <translation>対策あり：反復{iteration}</translation>
    </message>
    <message>
        <source>{count} are not finite</source>
        <translation>有限でない数：{count}個</translation>
    </message>
    <message>
        <source>{count} beyond</source>
        <translation>範囲外：{count}個</translation>
    </message>
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>From now on a crash would lose what is new in this run: it takes {size} MiB, and no more than {limit} MiB are saved while it trains.</source>
        <translation>これ以降の進みは、異常終了すると失われます：この実行は{size} MiBあり、学習中に自動保存できるのは{limit} MiBまでです。</translation>
    </message>
    <message>
        <source>A crash would lose this run, since it cannot be saved: {reason}</source>
        <translation>この実行は自動保存できないため、異常終了すると失われます：{reason}</translation>
    </message>
    <message>
        <source>{path} cannot be deleted ({reason}).</source>
        <translation>{path}を削除できません（{reason}）。</translation>
    </message>
</context>
<context>
    <name>BandPlot</name>
    <message>
        <source>{quantity}, mean</source>
        <translation>{quantity}、平均</translation>
    </message>
    <message>
        <source>▨ expected</source>
        <translation>▨ 期待範囲</translation>
    </message>
    <message>
        <source>▒ all {count} seeds  ▨ expected</source>
        <translation>▒ 全{count}シード  ▨ 期待範囲</translation>
    </message>
    <message>
        <source>▒ all {count} seeds</source>
        <translation>▒ 全{count}シード</translation>
    </message>
    <message>
        <source>iterations</source>
        <translation>反復回数</translation>
    </message>
    <message>
        <source>iteration {number}</source>
        <translation>反復{number}</translation>
    </message>
    <message>
        <source>{quantity}: {mean} ({low} to {high})</source>
        <translation>{quantity}：{mean}（{low}～{high}）</translation>
    </message>
</context>
<context>
    <name>BatchPictures</name>
    <message>
        <source>Images of the mini-batch</source>
        <translation>ミニバッチの画像</translation>
    </message>
    <message>
        <source>Sample {number}: it is a {label}, the answer is {answer}.</source>
        <translation>データ{number}：正解は{label}、答えは{answer}です。</translation>
    </message>
</context>
<context>
    <name>BatchRows</name>
    <message>
        <source>Rows of the mini-batch</source>
        <translation>ミニバッチの行</translation>
    </message>
    <message>
        <source>+ one more row</source>
        <translation>＋ 行を追加</translation>
    </message>
    <message>
        <source>Row {row} of {count}: right answer {right}, loss {loss}</source>
        <translation>{count}行中{row}行目：正解 {right}、損失 {loss}</translation>
    </message>
    <message>
        <source>Row {row}: right answer {right}, loss {loss}. Click to take it in hand.</source>
        <translation>{row}行目：正解 {right}、損失 {loss}。クリックすると選択します。</translation>
    </message>
</context>
<context>
    <name>BeatBar</name>
    <message>
        <source>Next beat</source>
        <translation>次の段階</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>最初に戻る</translation>
    </message>
    <message>
        <source>Back to before the step. Shortcut: R</source>
        <translation>ステップの前に戻ります（Rキー）。</translation>
    </message>
    <message>
        <source>Beat back</source>
        <translation>前の段階</translation>
    </message>
    <message>
        <source>Take back one beat. Shortcut: Left; one layer: Shift+Left</source>
        <translation>1段階戻ります（←キー）。Shift+←なら1層だけ戻ります。</translation>
    </message>
    <message>
        <source>Make the next beat. Shortcut: Space or Right; one layer: Shift+Right</source>
        <translation>次の段階に進みます（Spaceキー、→キー）。Shift+→なら1層だけ進みます。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Play slowly</source>
        <translation>ゆっくり再生</translation>
    </message>
    <message>
        <source>Let layer follow layer by itself, or stop here. Shortcut: P</source>
        <translation>1層ずつ自動で進めるか、ここで止めます（Pキー）。</translation>
    </message>
</context>
<context>
    <name>BeatControls</name>
    <message>
        <source>Make this step in the training</source>
        <translation>このステップで学習を進める</translation>
    </message>
    <message>
        <source>The training makes exactly the step you see, and the next one is taken apart. Shortcut: Enter</source>
        <translation>表示どおりのステップで学習を1回進め、その次のステップを分解して見せます（Enterキー）。</translation>
    </message>
    <message>
        <source>Take the next step apart</source>
        <translation>次のステップを分解する</translation>
    </message>
    <message>
        <source>Show the step that the training is about to make now, also while it runs. It learns the same with or without this. Shortcut: T</source>
        <translation>これから行うステップを表示します。学習中でも使え、学習の結果には影響しません（Tキー）。</translation>
    </message>
    <message>
        <source>One sample</source>
        <translation>データ1個</translation>
    </message>
    <message>
        <source>Follow one sample of the mini-batch through the layers. Shortcut: B</source>
        <translation>ミニバッチのデータ1個が各層を通る様子を見ます（Bキー）。</translation>
    </message>
    <message>
        <source>Batch mean</source>
        <translation>バッチ平均</translation>
    </message>
    <message>
        <source>The mean over all samples of the mini-batch, which is what the weights learn from. Shortcut: B</source>
        <translation>ミニバッチのデータ全体の平均です。重みはこれをもとに学習します（Bキー）。</translation>
    </message>
    <message>
        <source>{right} of {count} samples are answered rightly.</source>
        <translation>データ{count}個のうち{right}個が正解です。</translation>
    </message>
    <message>
        <source>Sample {number}: it is a {label}; the network says {answer} ({share}).</source>
        <translation>データ{number}：正解は{label}、答えは{answer}（{share}）です。</translation>
    </message>
</context>
<context>
    <name>BeatKeys</name>
    <message>
        <source>Next beat</source>
        <translation>次の段階に進む</translation>
    </message>
    <message>
        <source>One beat back</source>
        <translation>1段階戻る</translation>
    </message>
    <message>
        <source>One layer further or back</source>
        <translation>1層進む・戻る</translation>
    </message>
    <message>
        <source>Play slowly, or stop</source>
        <translation>ゆっくり再生・停止</translation>
    </message>
    <message>
        <source>Back to before the step</source>
        <translation>ステップの前に戻る</translation>
    </message>
    <message>
        <source>To the end of that beat</source>
        <translation>その段階の終わりまで進む</translation>
    </message>
    <message>
        <source>Look at the layer before or behind</source>
        <translation>前・後ろの層を見る</translation>
    </message>
    <message>
        <source>One sample, or the batch mean</source>
        <translation>データ1個・バッチ平均を切り替え</translation>
    </message>
    <message>
        <source>Another sample of the mini-batch</source>
        <translation>ミニバッチの前・次のデータ</translation>
    </message>
    <message>
        <source>Make this step in the training</source>
        <translation>このステップで学習を進める</translation>
    </message>
    <message>
        <source>Take the next step apart</source>
        <translation>次のステップを分解する</translation>
    </message>
    <message>
        <source>The network; apples and oranges</source>
        <translation>ネットワーク・買い物の例を表示</translation>
    </message>
    <message>
        <source>Apples only, or apples and oranges</source>
        <translation>リンゴだけ・リンゴとみかんを切り替え</translation>
    </message>
    <message>
        <source>The book&apos;s numbers</source>
        <translation>本の数値に戻す</translation>
    </message>
    <message>
        <source>On an array: zoom, with 0 for all of it; the arrows move</source>
        <translation>配列の上で：拡大・縮小（0で全体、矢印キーで移動）</translation>
    </message>
    <message>
        <source>Read the source</source>
        <translation>ソースを読む</translation>
    </message>
</context>
<context>
    <name>BeatParts</name>
    <message>
        <source>Four beats</source>
        <translation>学習の1ステップ</translation>
    </message>
    <message>
        <source>Backpropagation</source>
        <translation>誤差逆伝播法</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>The next step of the network in training. Shortcut: N</source>
        <translation>学習中のネットワークの次のステップです（Nキー）。</translation>
    </message>
    <message>
        <source>Apples and oranges</source>
        <translation>買い物の例</translation>
    </message>
    <message>
        <source>The same with the book&apos;s purchases: few numbers. Shortcut: A</source>
        <translation>本の買い物の例で、同じことを少ない数値で確かめます（Aキー）。</translation>
    </message>
</context>
<context>
    <name>BeatStatus</name>
    <message>
        <source>Step {before} was made: all {count} parameters of the training are those shown here, to the last bit. This is step {iteration}.</source>
        <translation>ステップ{before}を終えました。学習中の{count}個のパラメータは、ここの値とビット単位で一致しています。次はステップ{iteration}です。</translation>
    </message>
    <message>
        <source>This is step {iteration}, the one that the training makes next, with its very mini-batch of {count} samples.</source>
        <translation>学習で次に行うステップ{iteration}です。実際に使われるミニバッチ（データ{count}個）で計算しています。</translation>
    </message>
    <message>
        <source>This is step {iteration} of the training, which runs on meanwhile. Press T for its present step.</source>
        <translation>学習のステップ{iteration}です。学習は先へ進んでいます。Tキーで現在のステップを表示します。</translation>
    </message>
    <message>
        <source>This is step {iteration} of the training.</source>
        <translation>学習のステップ{iteration}です。</translation>
    </message>
    <message>
        <source>The run diverged: its loss is no longer a number, so there is no next step. Press Ctrl+1, then R, to start it anew.</source>
        <translation>損失が発散したため、次のステップはありません。Ctrl+1、Rキーの順に押すと、最初からやり直せます。</translation>
    </message>
    <message>
        <source>This step has {size} MiB of numbers, more than the {most} MiB that can be shown. Choose a smaller mini-batch on the Train page (Ctrl+1).</source>
        <translation>このステップの数値は{size} MiBあり、表示できる{most} MiBを超えています。学習ページ（Ctrl+1）でミニバッチを小さくしてください。</translation>
    </message>
    <message>
        <source>The next training step appears here as soon as there is a network: press Ctrl+1.</source>
        <translation>ネットワークができると、次のステップがここに表示されます。Ctrl+1を押してください。</translation>
    </message>
</context>
<context>
    <name>BeatWords</name>
    <message>
        <source>{number} {beat}</source>
        <translation>{number} {beat}</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>順伝播</translation>
    </message>
    <message>
        <source>The samples go through the layers: what does the network answer?</source>
        <translation>データが各層を通り、ネットワークの答えが求まります。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>The answers are compared with the right ones: one number for how wrong.</source>
        <translation>答えを正解と比べ、どれだけ間違っているかを1つの数で表します。</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>逆伝播</translation>
    </message>
    <message>
        <source>Through the same layers back: how much has each number to do with the loss?</source>
        <translation>同じ層を逆にたどり、それぞれの数が損失にどれだけ影響するかを求めます。</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Each weight moves a little in the direction that lowers the loss.</source>
        <translation>それぞれの重みを、損失が減る向きに少しだけ動かします。</translation>
    </message>
    <message>
        <source>Before step {iteration}: {count} samples wait at the left. Press Space: they go forward.</source>
        <translation>ステップ{iteration}の前です。左にデータが{count}個あります。Spaceキーを押すと順伝播が始まります。</translation>
    </message>
    <message>
        <source>Forward: each of the {units} sums takes all {inputs} inputs, each times its weight in {W}, plus a bias.</source>
        <translation>順伝播：{inputs}個の入力すべてに{W}の重みを掛けて足し、バイアスを加えます。こうして{units}個の和を求めます。</translation>
    </message>
    <message>
        <source>Backward: the gradient of {W} is input times what came back, summed over all {count} samples. The input itself is not learned, so the way ends here.</source>
        <translation>逆伝播：{W}の勾配は、入力 × 戻ってきた値を、データ{count}個すべてで足したものです。入力は学習しないので、ここで終わりです。</translation>
    </message>
    <message>
        <source>Backward: the gradient of {W} is input times what came back, summed over all {count} samples; the gradient of {z} goes on to the left, through {W} transposed.</source>
        <translation>逆伝播：{W}の勾配は、入力 × 戻ってきた値を、データ{count}個すべてで足したものです。{z}の勾配は、{W}の転置を通って左へ進みます。</translation>
    </message>
    <message>
        <source>Before the purchase: prices, counts and tax wait at the left. Press Space: they go forward.</source>
        <translation>計算の前です。左に値段、個数、消費税があります。Spaceキーを押すと順伝播が始まります。</translation>
    </message>
    <message>
        <source>Forward: a product keeps both of its inputs; it needs them later.</source>
        <translation>順伝播：乗算ノードは2つの入力を保持します。逆伝播で使うためです。</translation>
    </message>
    <message>
        <source>Forward: a sum keeps nothing; it does not need its inputs again.</source>
        <translation>順伝播：加算ノードは何も保持しません。逆伝播で入力を使わないためです。</translation>
    </message>
    <message>
        <source>Backward: what came back, times the other input. The factors change places.</source>
        <translation>逆伝播：戻ってきた値に、もう一方の入力を掛けます。順伝播の入力を「ひっくり返した値」です。</translation>
    </message>
    <message>
        <source>Backward: a sum passes on what came back, unchanged, to both sides.</source>
        <translation>逆伝播：加算ノードは、戻ってきた値をそのまま両方に流します。</translation>
    </message>
    <message>
        <source>If an apple cost 1 more, the purchase would cost {apple} more. If the tax factor were 1 larger, it would cost {tax} more. That is what the gradients say.</source>
        <translation>リンゴが1円値上がりすると、支払金額は{apple}円増えます。消費税の倍率が1増えると、{tax}円増えます。勾配はこのことを表しています。</translation>
    </message>
    <message>
        <source>Forward: {name} bends each sum on its own; without that, several layers would be no more than one.</source>
        <translation>順伝播：{name}がそれぞれの和を個別に曲げます。これがないと、層を重ねても1層と同じです。</translation>
    </message>
    <message>
        <source>Backward: each gradient is multiplied by the slope of {name} at that place; where it is flat, hardly anything passes.</source>
        <translation>逆伝播：それぞれの勾配に、その位置での{name}の傾きを掛けます。平らなところでは、ほとんど伝わりません。</translation>
    </message>
    <message>
        <source>Loss: softmax makes probabilities y of the scores. This sample alone has the loss {own}; the mean over all {count} samples, L = {loss}, is what the step lowers.</source>
        <translation>損失：ソフトマックスで確率yに変えます。このデータの損失は{own}、減らすのはデータ{count}個の平均 L = {loss} です。</translation>
    </message>
    <message>
        <source>Loss: softmax makes probabilities y of the scores; compared with the right answers t they give L = {loss}, the mean over {count} samples.</source>
        <translation>損失：ソフトマックスがスコアを確率yに変えます。正解tと比べると、データ{count}個の平均の損失は L = {loss} です。</translation>
    </message>
    <message>
        <source>Backward: the gradient begins as y − t, divided by the {count} samples: too much probability pushes down, too little pulls up.</source>
        <translation>逆伝播：勾配は y − t をデータ数{count}で割った値から始まります。高すぎる確率は下げ、低すぎる確率は上げる向きです。</translation>
    </message>
    <message>
        <source>Backward: y − t has to pass the slope of the softmax, which is flat where the network is sure, even where it is surely wrong.</source>
        <translation>逆伝播：y − t にソフトマックスの傾きが掛かります。自信のあるところでは、間違っていても傾きがほぼ0です。</translation>
    </message>
    <message>
        <source>Update: {optimizer}, learning rate {rate}. With the new weights the loss of the same samples is {after} instead of {before}.</source>
        <translation>更新：{optimizer}、学習率{rate}。新しい重みでは、同じデータの損失が{before}から{after}になります。</translation>
    </message>
</context>
<context>
    <name>BeforeAfter</name>
    <message>
        <source>before</source>
        <translation>前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>後</translation>
    </message>
    <message>
        <source>points</source>
        <translation>ポイント</translation>
    </message>
    <message>
        <source>After minus before, in percentage points</source>
        <translation>後と前の差（パーセントポイント）</translation>
    </message>
    <message>
        <source>My digits</source>
        <translation>自分の字</translation>
    </message>
    <message>
        <source>How many of my digits it answers rightly: these it learns from.</source>
        <translation>自分の字のうち、正解した割合です。この字を使って追加学習します。</translation>
    </message>
    <message>
        <source>MNIST test set</source>
        <translation>MNISTのテスト画像</translation>
    </message>
    <message>
        <source>How many of 10,000 digits of other people it answers rightly. What is lost here was forgotten.</source>
        <translation>ほかの人が書いた数字10,000個のうち、正解した割合です。ここで下がった分が忘却です。</translation>
    </message>
    <message>
        <source>{set}, {column}</source>
        <translation>{set}、{column}</translation>
    </message>
</context>
<context>
    <name>BeforeAfterBars</name>
    <message>
        <source>The answer with all units (outline) and without (filled)</source>
        <translation>すべてのニューロンを使った答え（枠線）と、一部をオフにした答え（塗りつぶし）</translation>
    </message>
    <message>
        <source>{digit}: {before}</source>
        <translation>{digit}：{before}</translation>
    </message>
    <message>
        <source>{digit}: {before} with all units, {after} without those that are off</source>
        <translation>{digit}：すべてのニューロンでは{before}、一部をオフにすると{after}</translation>
    </message>
</context>
<context>
    <name>Branching</name>
    <message>
        <source>branched here</source>
        <translation>ここで分岐</translation>
    </message>
    <message>
        <source>parent: {name}</source>
        <translation>親：{name}</translation>
    </message>
</context>
<context>
    <name>Catalog</name>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>損失関数</translation>
    </message>
    <message>
        <source>Derivative</source>
        <translation>微分</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>勾配</translation>
    </message>
    <message>
        <source>Descend</source>
        <translation>勾配降下</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>勾配確認</translation>
    </message>
    <message>
        <source>Beats</source>
        <translation>1ステップ</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>手書き</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Watch a network learn: loss, accuracy, weights and answers, live.</source>
        <translation>ネットワークが学習する様子を、損失・認識精度・重み・答えでリアルタイムに見られます。</translation>
    </message>
    <message>
        <source>Move the ten outputs and see what each loss makes of them, and which way it pulls.</source>
        <translation>10個の出力を動かして、それぞれの損失関数の値と、出力をどちらへ動かそうとするかを確かめます。</translation>
    </message>
    <message>
        <source>Let h shrink and see a secant become the tangent, until rounding spoils it.</source>
        <translation>hを小さくすると、割線が接線に近づき、やがて丸め誤差でくずれる様子を見られます。</translation>
    </message>
    <message>
        <source>All slopes of a surface at once, as arrows that point the way downhill.</source>
        <translation>曲面のあらゆる場所の傾きを、坂を下る向きの矢印で一度に見渡せます。</translation>
    </message>
    <message>
        <source>See optimizers race down a surface: where each step goes, and why some fail.</source>
        <translation>最適化手法が曲面を競って下ります。各ステップの行き先と、うまくいかない理由がわかります。</translation>
    </message>
    <message>
        <source>Backpropagation against the definition of a derivative: the same slopes, sooner.</source>
        <translation>誤差逆伝播法の勾配を数値微分と比べます。同じ勾配が、ずっと速く求まります。</translation>
    </message>
    <message>
        <source>The next training step in four beats, and where each of its numbers comes from.</source>
        <translation>学習の次の1ステップを4つの段階に分け、それぞれの数の計算の中身を見られます。</translation>
    </message>
    <message>
        <source>Look into every layer while it trains: outputs, gradients, images, mistakes.</source>
        <translation>学習中の各層の内部を、出力・勾配・画像・間違いで確かめられます。</translation>
    </message>
    <message>
        <source>Draw a digit: what the network sees of it, and its ten probabilities.</source>
        <translation>数字を手書きすると、ネットワークが見る画像と10個の確率を確かめられます。</translation>
    </message>
    <message>
        <source>Every run you kept: compare them, go back into them, take them away.</source>
        <translation>保存した実行の一覧です。比べる、続きを学習する、書き出すことができます。</translation>
    </message>
</context>
<context>
    <name>CheckControls</name>
    <message>
        <source>Ratio: not measured yet</source>
        <translation>時間の比：未計測</translation>
    </message>
    <message>
        <source>Differences take {ratio} times as long.</source>
        <translation>数値微分の所要時間は{ratio}倍です。</translation>
    </message>
    <message>
        <source>Step of the differences: h = {h}</source>
        <translation>差分の幅：h = {h}</translation>
    </message>
    <message>
        <source>Images or points in the batch</source>
        <translation>バッチのデータ数</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>バッチサイズ</translation>
    </message>
    <message>
        <source>Both gradients are those of the mean loss of so many training samples.</source>
        <translation>2つの勾配は、この数の訓練データの平均損失について求めます。</translation>
    </message>
    <message>
        <source>Step h</source>
        <translation>幅 h</translation>
    </message>
    <message>
        <source>How far each weight is moved to see what the loss does. Too far, and the loss bends in between; too little, and the digits run out.</source>
        <translation>損失の変化を見るために重みを動かす幅です。大きすぎると途中で損失が曲がり、小さすぎると桁が足りなくなります。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>確認する</translation>
    </message>
    <message>
        <source>Compute both gradients of the network as it is now, and compare them (Space)</source>
        <translation>現在のネットワークで2つの勾配を求めて比べます（Spaceキー）。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Give up what is being computed (Esc)</source>
        <translation>計算を中止します（Escキー）。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進み具合</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>計算回数</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>differences</source>
        <translation>数値微分</translation>
    </message>
    <message>
        <source>backpropagation</source>
        <translation>誤差逆伝播法</translation>
    </message>
    <message>
        <source>Two losses of the whole batch for each parameter is what the definition asks for. The check computes the same differences, but leaves out what a parameter cannot change; the seconds are those it really took.</source>
        <translation>定義どおりなら、パラメータ1つごとにバッチ全体の損失を2回計算します。ここではそのパラメータで変わらない部分を省き、同じ差分を求めています。秒数は実際の所要時間です。</translation>
    </message>
    <message>
        <source>central</source>
        <translation>中心差分</translation>
    </message>
    <message>
        <source>Ask at w + h and w - h: the error falls with the square of h.</source>
        <translation>w + h と w − h での差分です。誤差はhの2乗に比例して減ります。</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>前方差分</translation>
    </message>
    <message>
        <source>Ask at w + h and w: half the work, and the error falls only with h.</source>
        <translation>w + h と w での差分です。計算は半分ですが、誤差はhに比例してしか減りません。</translation>
    </message>
    <message>
        <source>float64</source>
        <translation>float64</translation>
    </message>
    <message>
        <source>Count with 16 digits.</source>
        <translation>約16桁で計算します。</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>Count with 7 digits, as in training: too few for differences.</source>
        <translation>学習と同じ約7桁で計算します。差分には足りません。</translation>
    </message>
    <message>
        <source>all parameters</source>
        <translation>全パラメータ</translation>
    </message>
    <message>
        <source>Every weight and bias, a whole unit at a time.</source>
        <translation>すべての重みとバイアスを、ニューロンごとにまとめて計算します。</translation>
    </message>
    <message>
        <source>a sample</source>
        <translation>一部だけ</translation>
    </message>
    <message>
        <source>100 of each array, one at a time, as the definition says.</source>
        <translation>各配列から100個ずつ選び、定義どおり1つずつ計算します。</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Gradient check</source>
        <translation>勾配確認</translation>
    </message>
    <message>
        <source>Check the gradients of the network as it is now</source>
        <translation>現在のネットワークの勾配を確認</translation>
    </message>
    <message>
        <source>Give up what is being computed</source>
        <translation>計算を中止</translation>
    </message>
    <message>
        <source>Break the network, or mend it</source>
        <translation>間違いを入れる・元に戻す</translation>
    </message>
    <message>
        <source>One weight, error against h, training with both</source>
        <translation>1つの重み・hと誤差・両方で学習を表示</translation>
    </message>
    <message>
        <source>See the weight from nearer or farther</source>
        <translation>重みの表示範囲を近く・遠くに</translation>
    </message>
    <message>
        <source>Train with both gradients</source>
        <translation>両方の勾配で学習</translation>
    </message>
    <message>
        <source>Read the source</source>
        <translation>ソースを読む</translation>
    </message>
</context>
<context>
    <name>CheckQuiz</name>
    <message>
        <source>Broken: mistake {letter} (B)</source>
        <translation>間違い{letter}が入っています (B)</translation>
    </message>
    <message>
        <source>Break it... (B)</source>
        <translation>わざと間違える... (B)</translation>
    </message>
    <message>
        <source>Plant one of four classic mistakes of backpropagation in a copy of the network; training is not touched. The check shows what it does (B)</source>
        <translation>誤差逆伝播法でよくある4つの間違いの1つを、ネットワークのコピーに入れます。学習には影響しません。勾配確認でどう見えるかがわかります（Bキー）。</translation>
    </message>
    <message>
        <source>Mistake {letter}</source>
        <translation>間違い{letter}</translation>
    </message>
    <message>
        <source>Mistake {letter}: {name}</source>
        <translation>間違い{letter}：{name}</translation>
    </message>
    <message>
        <source>The sound network</source>
        <translation>正しいネットワーク</translation>
    </message>
    <message>
        <source>A check proves itself on a mistake: break the network, and find out.</source>
        <translation>わざと間違いを入れて、勾配確認で見つけられるか試しましょう。</translation>
    </message>
    <message>
        <source>Which mistake is it? Look at which arrays leave the diagonal, and how.</source>
        <translation>どの間違いでしょうか。どの配列が、どのように対角線から外れたかを見てください。</translation>
    </message>
    <message>
        <source>Found. {picture} The code is under Source.</source>
        <translation>正解です。{picture}コードは「ソース」で見られます。</translation>
    </message>
    <message>
        <source>Not this one. {picture} Look again.</source>
        <translation>違います。{picture}もう一度見てください。</translation>
    </message>
</context>
<context>
    <name>CheckResults</name>
    <message>
        <source>The difference of both slopes, relative to the larger one.</source>
        <translation>2つの勾配の差を、大きいほうで割った値です。</translation>
    </message>
    <message>
        <source>Parameter arrays</source>
        <translation>パラメータの配列</translation>
    </message>
    <message>
        <source>array</source>
        <translation>配列</translation>
    </message>
    <message>
        <source>Choose a row to see its points alone.</source>
        <translation>行を選ぶと、その点だけが表示されます。</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Rows and columns; in the first row, all parameters.</source>
        <translation>行数と列数です。先頭の行は全パラメータの数です。</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中央値</translation>
    </message>
    <message>
        <source>worst</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>What the differences mean.</source>
        <translation>誤差の意味です。</translation>
    </message>
    <message>
        <source>Largest relative errors</source>
        <translation>相対誤差の上位</translation>
    </message>
    <message>
        <source>Largest relative errors: choose one to open it</source>
        <translation>相対誤差の上位：選ぶと詳しく見られます</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>パラメータ</translation>
    </message>
    <message>
        <source>Array and index.</source>
        <translation>配列とインデックスです。</translation>
    </message>
    <message>
        <source>differences</source>
        <translation>数値微分</translation>
    </message>
    <message>
        <source>The slope by the difference quotient.</source>
        <translation>差分商による勾配です。</translation>
    </message>
    <message>
        <source>backprop</source>
        <translation>逆伝播法</translation>
    </message>
    <message>
        <source>The slope by backpropagation.</source>
        <translation>誤差逆伝播法による勾配です。</translation>
    </message>
    <message>
        <source>error</source>
        <translation>誤差</translation>
    </message>
    <message>
        <source>kink</source>
        <translation>折れ目</translation>
    </message>
    <message>
        <source>Whether a step of h may cross the kink of a ReLU.</source>
        <translation>hだけ動かすと、ReLUの折れ目をまたぐ可能性があるかどうかです。</translation>
    </message>
    <message>
        <source>all</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>A gradient check asks the definition of the derivative, weight by weight, whether backpropagation is right. Press Space.</source>
        <translation>勾配確認では、誤差逆伝播法が正しいかどうかを、微分の定義と重みごとに比べて確かめます。Spaceキーで始めます。</translation>
    </message>
</context>
<context>
    <name>CheckStudies</name>
    <message>
        <source>One weight</source>
        <translation>1つの重み</translation>
    </message>
    <message>
        <source>The loss against one weight, with both slopes (1)</source>
        <translation>1つの重みに対する損失と、2つの勾配です（1キー）。</translation>
    </message>
    <message>
        <source>Error against h</source>
        <translation>hと誤差</translation>
    </message>
    <message>
        <source>How wrong the differences are, for every h (2)</source>
        <translation>hごとの数値微分の誤差です（2キー）。</translation>
    </message>
    <message>
        <source>Training with both</source>
        <translation>両方で学習</translation>
    </message>
    <message>
        <source>The same steps with either gradient: same losses, other times (3)</source>
        <translation>2つの勾配で同じステップを行います。損失は同じで、時間が違います（3キー）。</translation>
    </message>
    <message>
        <source>near</source>
        <translation>近く</translation>
    </message>
    <message>
        <source>Four h to each side: the difference quotient under a lens (W)</source>
        <translation>左右にhの4倍まで：差分商を拡大して見ます（Wキー）。</translation>
    </message>
    <message>
        <source>wide</source>
        <translation>遠く</translation>
    </message>
    <message>
        <source>1 to each side: the valley that this weight moves in (W)</source>
        <translation>左右に1まで：この重みが動く谷を見渡します（Wキー）。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ数</translation>
    </message>
    <message>
        <source>How many steps both trainings take, one mini-batch each: 1 to 200.</source>
        <translation>2つの学習で行うステップ数（1～200）です。1ステップごとに1つのミニバッチを使います。</translation>
    </message>
    <message>
        <source>Train both</source>
        <translation>両方で学習</translation>
    </message>
    <message>
        <source>Train two copies of the network by gradient descent from the same weights on the same mini-batches, one with each gradient (T)</source>
        <translation>ネットワークのコピー2つを、同じ重みと同じミニバッチで、それぞれの勾配を使って勾配降下法で学習させます（Tキー）。</translation>
    </message>
</context>
<context>
    <name>CheckTable</name>
    <message>
        <source>Copy the table</source>
        <translation>表をコピー</translation>
    </message>
</context>
<context>
    <name>CheckWords</name>
    <message>
        <source>agree</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>agree, but for 1e-7</source>
        <translation>一致（1e-7を除く）</translation>
    </message>
    <message>
        <source>ReLU kinks</source>
        <translation>ReLUの折れ目</translation>
    </message>
    <message>
        <source>h too large</source>
        <translation>hが大きい</translation>
    </message>
    <message>
        <source>rounding</source>
        <translation>丸め誤差</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>誤り</translation>
    </message>
    <message>
        <source>not finite</source>
        <translation>計算不能</translation>
    </message>
    <message>
        <source>No relative error is larger than 1e-4.</source>
        <translation>相対誤差はすべて1e-4以下です。</translation>
    </message>
    <message>
        <source>The loss adds 1e-7 inside the logarithm; the gradient (y - t) / N leaves it out. Apart from that they agree.</source>
        <translation>損失ではlogの中に1e-7を足しますが、勾配 (y − t) / N には含まれません。それ以外は一致しています。</translation>
    </message>
    <message>
        <source>They differ only where a step of h crosses the kink of a ReLU.</source>
        <translation>hだけ動かすとReLUの折れ目をまたぐところだけが違います。</translation>
    </message>
    <message>
        <source>Within h the loss bends; a smaller h agrees.</source>
        <translation>hの幅の中で損失が曲がっています。hを小さくすると一致します。</translation>
    </message>
    <message>
        <source>The two losses differ in their last digits only; a larger h or float64 helps.</source>
        <translation>2つの損失が末尾の桁でしか違いません。hを大きくするか、float64を使ってください。</translation>
    </message>
    <message>
        <source>No choice of h agrees with backpropagation here.</source>
        <translation>どのhでも誤差逆伝播法と一致しません。</translation>
    </message>
    <message>
        <source>One of the slopes is not a finite number.</source>
        <translation>勾配のどちらかが有限の数ではありません。</translation>
    </message>
    <message>
        <source>A step of h can cross a ReLU kink at {count} of these parameters.</source>
        <translation>{count}個のパラメータで、hだけ動かすとReLUの折れ目をまたぐ可能性があります。</translation>
    </message>
    <message>
        <source>Fresh weights of the settings, never trained: {shape}, {activation}.</source>
        <translation>学習前の重み：{shape}、{activation}。</translation>
    </message>
    <message>
        <source>In training, after {iteration} iterations: {shape}, {activation}.</source>
        <translation>学習中（反復{iteration}回）：{shape}、{activation}。</translation>
    </message>
    <message>
        <source>Both methods agree in all {count} parameters: backpropagation computes the derivative that the definition asks for.</source>
        <translation>{count}個のパラメータすべてで一致しました。誤差逆伝播法は、定義どおりの微分を求めています。</translation>
    </message>
    <message>
        <source>Both methods agree. The little that is left comes from the 1e-7 inside the logarithm, which the gradient (y - t) / N leaves out: it shows where the network is sure of a wrong answer.</source>
        <translation>一致しています。わずかな差は、logの中の1e-7が勾配 (y − t) / N に含まれないためで、自信をもって間違えているところに現れます。</translation>
    </message>
    <message>
        <source>Backpropagation is right; the differences are too rough. Within h = {h} the loss is no straight line. Take a smaller h, or central differences.</source>
        <translation>誤差逆伝播法は正しく、数値微分のほうが粗すぎます。h = {h} の幅では損失がまっすぐではありません。hを小さくするか、中心差分を使ってください。</translation>
    </message>
    <message>
        <source>Backpropagation is right; the differences drown in rounding. With h = {h} both losses have nearly all digits in common. Take a larger h, or float64.</source>
        <translation>誤差逆伝播法は正しく、数値微分が丸め誤差に埋もれています。h = {h} では2つの損失がほぼ全桁で同じです。hを大きくするか、float64を使ってください。</translation>
    </message>
    <message>
        <source>The loss or a slope is no finite number: this network has diverged. Start it anew with a smaller learning rate, then check again.</source>
        <translation>損失か勾配が有限の数ではなく、このネットワークは発散しています。学習率を小さくしてやり直してから、もう一度確認してください。</translation>
    </message>
    <message>
        <source>A mistake is planted, and yet both methods agree: with {size} in the batch it changes nothing. Take a larger batch, and look again.</source>
        <translation>間違いを入れたのに一致しています。バッチのデータが{size}個では影響が出ません。データを増やして、もう一度確認してください。</translation>
    </message>
    <message>
        <source>Backpropagation is right; the differences stumble over ReLU kinks: a step of h carries {near} of {total} pre-activations across 0 ({nearest}). A smaller h meets fewer.</source>
        <translation>誤差逆伝播法は正しく、数値微分がReLUの折れ目でつまずいています。hだけ動かすと、ReLUへの入力{total}個のうち{near}個が0をまたぎます（{nearest}）。hを小さくすると減ります。</translation>
    </message>
    <message>
        <source>nearest: unit {unit} of layer {layer}, {value} for sample {sample}</source>
        <translation>0に最も近いのは第{layer}層のニューロン{unit}、データ{sample}で{value}</translation>
    </message>
    <message>
        <source>Backpropagation is wrong, and no h can mend it. Wrong: {wrong}. Right: {right}. Which mistake leaves such a picture? Answer at the right.</source>
        <translation>誤差逆伝播法に誤りがあり、どのhでも直りません。誤り：{wrong}。正しい：{right}。こうなるのはどの間違いでしょうか。右側で答えてください。</translation>
    </message>
    <message>
        <source>Backpropagation contradicts the definition of the derivative in {wrong}, whatever h is. Right: {right}. Look at the backward pass of these layers.</source>
        <translation>誤差逆伝播法が、どのhでも{wrong}で微分の定義と食い違います。正しい：{right}。食い違う層の逆伝播を見直してください。</translation>
    </message>
</context>
<context>
    <name>Collection</name>
    <message>
        <source>Export my digits</source>
        <translation>自分の字を書き出す</translation>
    </message>
    <message>
        <source>My digits</source>
        <translation>自分の字</translation>
    </message>
</context>
<context>
    <name>CollectionWords</name>
    <message>
        <source>Which digit is it? Press its button, or Shift and its key.</source>
        <translation>どの数字ですか？ボタンを押すか、Shiftを押しながら数字キーを押してください。</translation>
    </message>
    <message>
        <source>Draw a digit, then say here which one it is.</source>
        <translation>数字を書いてから、それがどの数字かをここで選んでください。</translation>
    </message>
    <message>
        <source>Your own digits will stand here. Draw the ones that the network gets wrong, and some of each of the others.</source>
        <translation>ここに自分の字が並びます。ネットワークが間違える数字を書き、ほかの数字もいくつかずつ加えてください。</translation>
    </message>
    <message>
        <source>This drawing is among your digits already, as a {label}. Draw another.</source>
        <translation>この字は、すでに{label}として登録されています。別の字を書いてください。</translation>
    </message>
    <message>
        <source>Corrected: now it is a {label}. Clear (C) and draw the next one.</source>
        <translation>{label}に訂正しました。消去して（Cキー）、次の字を書いてください。</translation>
    </message>
    <message>
        <source>Added as a {label}. Clear (C) and draw the next one.</source>
        <translation>{label}として追加しました。消去して（Cキー）、次の字を書いてください。</translation>
    </message>
    <message>
        <source>Added as a {label}; the network takes it for a {answer}. Clear (C) and draw another, or fine-tune.</source>
        <translation>{label}として追加しました。ネットワークの答えは{answer}です。消去して（Cキー）次の字を書くか、追加学習をしてください。</translation>
    </message>
    <message>
        <source>A {label} was deleted. Undo brings it back.</source>
        <translation>{label}を1つ削除しました。「元に戻す」で復元できます。</translation>
    </message>
    <message>
        <source>The {label} is back.</source>
        <translation>{label}を元に戻しました。</translation>
    </message>
    <message>
        <source>%n digit(s) written to {path}, with labels.csv.</source>
        <translation>%n個の字を、labels.csvとともに{path}に書き出しました。</translation>
    </message>
    <message>
        <source>{sentence} (%n file(s) in the folder left out; hover to see why.)</source>
        <translation>{sentence}（フォルダの%n個のファイルは読み込んでいません。マウスを重ねると理由が表示されます。）</translation>
    </message>
    <message>
        <source>{name} is left out: its name is not like 00012-3f9a-is-7.png.</source>
        <translation>{name}は読み込みません：ファイル名が00012-3f9a-is-7.pngのような形式ではありません。</translation>
    </message>
    <message>
        <source>{name} is left out: not an ordinary file of at most 16 KiB.</source>
        <translation>{name}は読み込みません：16 KiB以下の通常のファイルではありません。</translation>
    </message>
    <message>
        <source>{name} is left out: not a gray PNG of 28 × 28 pixels with ink, or damaged.</source>
        <translation>{name}は読み込みません：28 × 28ピクセルのグレースケールPNGでないか、何も書かれていないか、壊れています。</translation>
    </message>
    <message>
        <source>{name} is left out: it cannot be read.</source>
        <translation>{name}は読み込みません：読み取れないファイルです。</translation>
    </message>
    <message>
        <source>{name} is left out: there are 500 digits already.</source>
        <translation>{name}は読み込みません：すでに500個の字があります。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Delete the selected digit: the next fine-tuning does not learn from it. Shortcut: Delete, with the focus on my digits</source>
        <translation>選択した字を削除します。次の追加学習では使われません（自分の字にフォーカスがあるときはDeleteキー）。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Bring the deleted digit back. Shortcut: Ctrl+Z, with the focus on my digits</source>
        <translation>削除した字を元に戻します（自分の字にフォーカスがあるときはCtrl+Z）。</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>書き出す...</translation>
    </message>
    <message>
        <source>Write all of my digits as pictures, with their labels, for other uses.</source>
        <translation>ほかの用途に使えるように、自分の字をすべて、ラベル付きの画像として書き出します。</translation>
    </message>
    <message>
        <source>Zip archive (*.zip);;New folder (*)</source>
        <translation>Zipファイル (*.zip);;新しいフォルダ (*)</translation>
    </message>
</context>
<context>
    <name>Commentary</name>
    <message>
        <source>Equal factors at equal distances: shows how the end is neared. Shortcut: L</source>
        <translation>同じ倍率を同じ間隔で表す目盛です。終わりに近づいていく様子がよく見えます（Lキー）。</translation>
    </message>
    <message>
        <source>f is negative somewhere in this race, and has no logarithm there.</source>
        <translation>途中でfが負になり、そこでは対数をとれないため、今は使えません。</translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message>
        <source>Choose a run to see its settings, or several to see what differs.</source>
        <translation>実行を1つ選ぶと設定を、複数選ぶと違いを表示します。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>The first {count} of {total} chosen runs are compared.</source>
        <translation>選んだ{total}件のうち、最初の{count}件を比べています。</translation>
    </message>
    <message>
        <source>{count} runs with the same settings</source>
        <translation>同じ設定の実行{count}件</translation>
    </message>
    <message>
        <source>{count} runs: what came of them, and the settings that differ</source>
        <translation>実行{count}件：結果と、異なる設定</translation>
    </message>
    <message>
        <source>Logarithmic loss axis</source>
        <translation>損失の対数軸</translation>
    </message>
    <message>
        <source>Shows small losses as clearly as large ones: late progress is seen (L).</source>
        <translation>小さな損失も大きな損失と同じようにはっきり表示し、終盤の進み具合がわかります（Lキー）。</translation>
    </message>
    <message>
        <source>Choose runs in the table (Ctrl or Shift for several): their losses are drawn over each other here.</source>
        <translation>表で実行を選ぶと（複数ならCtrlかShift）、損失がここに重ねて表示されます。</translation>
    </message>
    <message>
        <source>The losses of the runs that you keep appear here.</source>
        <translation>保存した実行の損失が、ここに表示されます。</translation>
    </message>
    <message>
        <source>And here, how much of the test data each of them gets right.</source>
        <translation>ここには、それぞれのテストデータに対する認識精度が表示されます。</translation>
    </message>
</context>
<context>
    <name>ConfigChoice</name>
    <message>
        <source>{data} · hidden {hidden} {activation} · {optimizer} {rate} · batch {batch}</source>
        <translation>{data} · 隠れ層 {hidden} {activation} · {optimizer} {rate} · バッチ {batch}</translation>
    </message>
    <message>
        <source>{data} · hidden {hidden} {activation} · batch {batch}</source>
        <translation>{data} · 隠れ層 {hidden} {activation} · バッチ {batch}</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Iterations of each run</source>
        <translation>各実行の反復回数</translation>
    </message>
    <message>
        <source>Those of the Train page</source>
        <translation>「学習」ページの設定</translation>
    </message>
    <message>
        <source>Book, 6.1.7: four optimizers</source>
        <translation>本の6.1.7：4つの最適化手法</translation>
    </message>
    <message>
        <source>Which network learns what: as on the Train page, or a run of the book.</source>
        <translation>どのネットワークが何を学習するかです。「学習」ページと同じ設定か、本の設定を選べます。</translation>
    </message>
    <message>
        <source>How many mini-batches each run learns from; all runs are equally long.</source>
        <translation>各実行が学習するミニバッチの数です。どの実行も同じ長さです。</translation>
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
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Changed: each mini-batch is turned, slanted, bent and written with another pen, so that the network learns what any hand may write. It needs a larger network and more iterations.</source>
        <translation>「毎回変える」では、ミニバッチごとに画像を回転し、傾け、ゆがめ、線の太さも変えて、さまざまな人の手書きを学習させます。より大きなネットワークと、より多くの反復が必要です。</translation>
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
        <source>Rate over time</source>
        <translation>学習率の変化</translation>
    </message>
    <message>
        <source>With the cosine the learning rate falls to a hundredth until the end of the run: long steps at first, fine ones at last.</source>
        <translation>「コサイン」では、学習の終わりまでに学習率が100分の1に下がります。はじめは大きく、最後は細かく更新します。</translation>
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
        <source>Draw: 384-192, augmented</source>
        <translation>手書き：384-192、データ拡張</translation>
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
        <source>As they are</source>
        <translation>そのまま</translation>
    </message>
    <message>
        <source>Changed each time</source>
        <translation>毎回変える</translation>
    </message>
    <message>
        <source>Stays the same</source>
        <translation>一定</translation>
    </message>
    <message>
        <source>Falls, as a cosine</source>
        <translation>コサインで下げる</translation>
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
    <name>ConfusionGrid</name>
    <message>
        <source>Copy the figures</source>
        <translation>数値をコピー</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>答え</translation>
    </message>
    <message>
        <source>right class</source>
        <translation>正解</translation>
    </message>
    <message>
        <source>Confusion matrix of the test data</source>
        <translation>テストデータの混同行列</translation>
    </message>
    <message>
        <source>of them right</source>
        <translation>正解率</translation>
    </message>
    <message>
        <source>{count} of {total} test samples of class {right} are answered {answer}.</source>
        <translation>正解が{right}のテストデータ{total}個のうち{count}個を{answer}と答えました。</translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>On the matrix: go to another cell</source>
        <translation>混同行列の上で：別のマスに移動</translation>
    </message>
    <message>
        <source>On the samples: see one&apos;s way through the network</source>
        <translation>データの上で：ネットワークを通る様子を見る</translation>
    </message>
    <message>
        <source>Which classes the network takes for which appears here. Press Space to train.</source>
        <translation>どのクラスをどのクラスと答えるかがここに表示されます。
Spaceキーで学習します。</translation>
    </message>
    <message>
        <source>Samples of the cell</source>
        <translation>マスに含まれるデータ</translation>
    </message>
</context>
<context>
    <name>CourseForm</name>
    <message>
        <source>Start</source>
        <translation>開始点</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Noise σ</source>
        <translation>ノイズ σ</translation>
    </message>
</context>
<context>
    <name>CurveChoice</name>
    <message>
        <source>f(x) is not finite anywhere in view.</source>
        <translation>表示範囲のどこでもf(x)が有限ではありません。</translation>
    </message>
    <message>
        <source>In view, f(x) is finite from x = {low} to {high}.</source>
        <translation>表示範囲でf(x)が有限なのは x = {low} ～ {high} です。</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>関数</translation>
    </message>
    <message>
        <source>The function to differentiate. A network&apos;s loss is one too, of many weights.</source>
        <translation>微分する関数です。ネットワークの損失も、多数の重みを変数とする関数です。</translation>
    </message>
    <message>
        <source>Your own f(x)</source>
        <translation>自分で入力 f(x)</translation>
    </message>
    <message>
        <source>A formula in x, such as x*sin(x), exp(-x^2) or abs(x - 1).</source>
        <translation>xの数式です（例：x*sin(x)、exp(-x^2)、abs(x - 1)）。</translation>
    </message>
    <message>
        <source>Point x</source>
        <translation>点 x</translation>
    </message>
    <message>
        <source>Where the slope is taken: drag the point, or press Left and Right.</source>
        <translation>傾きを求める位置です。点をドラッグするか、←→キーで動かせます。</translation>
    </message>
    <message>
        <source>The book&apos;s example. On a parabola the central difference has no truncation error.</source>
        <translation>本の例です。放物線では、中心差分に打ち切り誤差がありません。</translation>
    </message>
    <message>
        <source>Its slope is y (1 − y): almost zero far out, where a network hardly learns.</source>
        <translation>傾きは y (1 − y) です。遠くではほぼ0になり、学習がほとんど進みません。</translation>
    </message>
    <message>
        <source>Here both errors are at work: too large an h is as bad as too small a one.</source>
        <translation>両方の誤差が現れます。hは大きすぎても小さすぎてもいけません。</translation>
    </message>
    <message>
        <source>A kink at 0, as in a ReLU: exactly there, there is no derivative.</source>
        <translation>ReLUのように0で折れ曲がります。ちょうどその点に微分は存在しません。</translation>
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
        <source>Expected bands</source>
        <translation>期待される範囲</translation>
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
</context>
<context>
    <name>CurveRacePlot</name>
    <message>
        <source>▨ expected (published)</source>
        <translation>▨ 期待範囲（公開されている結果）</translation>
    </message>
    <message>
        <source>iterations</source>
        <translation>反復回数</translation>
    </message>
    <message>
        <source>loss (mean of the last 100)</source>
        <translation>損失（直近100回の平均）</translation>
    </message>
    <message>
        <source>Losses of the racing optimizers</source>
        <translation>競走中の最適化手法の損失</translation>
    </message>
    <message>
        <source>All of them begin with the same weights and see the same mini-batches: what differs is the optimizer alone.</source>
        <translation>どれも同じ初期値の重みから始まり、同じミニバッチを使います。違うのは最適化手法だけです。</translation>
    </message>
    <message>
        <source>The losses of all racers appear here. Press Space: same weights, same mini-batches, only the optimizer differs.</source>
        <translation>すべての走者の損失がここに表示されます。Spaceキーを押してください。重みの初期値もミニバッチも同じで、違うのは最適化手法だけです。</translation>
    </message>
    <message>
        <source>iteration {number}</source>
        <translation>反復{number}</translation>
    </message>
</context>
<context>
    <name>CutawayPlot</name>
    <message>
        <source>The surface, cut open at the point</source>
        <translation>点の位置で切った曲面</translation>
    </message>
    <message>
        <source>Each partial derivative looks at one slice only: the other variable is held fast by the cut. Click or drag to choose the point; the wheel turns the view.</source>
        <translation>偏微分は、それぞれ1つの断面だけを見ます。断面の上では、もう一方の変数は固定されています。クリックまたはドラッグで点を選び、ホイールで向きを変えます。</translation>
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
    <name>DerivativesControls</name>
    <message>
        <source>One variable</source>
        <translation>1変数</translation>
    </message>
    <message>
        <source>The slope of a curve, and what h does to it. Shortcut: M</source>
        <translation>曲線の傾きと、hによる違いを見ます（Mキー）。</translation>
    </message>
    <message>
        <source>Partial derivatives</source>
        <translation>偏微分</translation>
    </message>
    <message>
        <source>A surface has a slope along each axis: one variable moves, the other is held fast. Shortcut: M</source>
        <translation>曲面には軸ごとに傾きがあります。一方の変数を固定し、もう一方だけを動かします（Mキー）。</translation>
    </message>
    <message>
        <source>Book:</source>
        <translation>本：</translation>
    </message>
    <message>
        <source>x = 5</source>
        <translation>x = 5</translation>
    </message>
    <message>
        <source>The book&apos;s first slope: 0.01x² + 0.1x at 5, central, h = 1e−4. Key: B</source>
        <translation>本の1つ目の例：0.01x² + 0.1x の x = 5 での微分（中心差分、h = 1e−4）です（Bキー）。</translation>
    </message>
    <message>
        <source>x = 10</source>
        <translation>x = 10</translation>
    </message>
    <message>
        <source>The book&apos;s second slope: 0.01x² + 0.1x at 10, central, h = 1e−4.</source>
        <translation>本の2つ目の例：0.01x² + 0.1x の x = 10 での微分（中心差分、h = 1e−4）です。</translation>
    </message>
    <message>
        <source>(3, 4)</source>
        <translation>(3, 4)</translation>
    </message>
    <message>
        <source>The book&apos;s partial derivatives: x₀² + x₁² at (3, 4), h = 1e−4. Key: B</source>
        <translation>本の偏微分の例：x₀² + x₁² の (3, 4) での偏微分（h = 1e−4）です（Bキー）。</translation>
    </message>
    <message>
        <source>h = 1e−50</source>
        <translation>h = 1e−50</translation>
    </message>
    <message>
        <source>The book&apos;s warning: an h so small that the computer loses it.</source>
        <translation>本の悪い例：hが小さすぎて、丸め誤差で消えてしまいます。</translation>
    </message>
</context>
<context>
    <name>DerivativesPage</name>
    <message>
        <source>Partial derivatives</source>
        <translation>偏微分</translation>
    </message>
    <message>
        <source>The derivative</source>
        <translation>微分</translation>
    </message>
    <message>
        <source>Numerical differentiation</source>
        <translation>数値微分</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>←、→</translation>
    </message>
    <message>
        <source>Move the point; with Shift by a tenth of that</source>
        <translation>点を動かす（Shiftで10分の1）</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>↑、↓</translation>
    </message>
    <message>
        <source>Partial derivatives: move the point the other way</source>
        <translation>偏微分：もう一方の軸に点を動かす</translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation>Page Up、Page Down</translation>
    </message>
    <message>
        <source>h ten times larger, ten times smaller</source>
        <translation>hを10倍・10分の1に</translation>
    </message>
    <message>
        <source>Forward or central difference</source>
        <translation>前方差分・中心差分を切り替え</translation>
    </message>
    <message>
        <source>float64 or float32</source>
        <translation>float64・float32を切り替え</translation>
    </message>
    <message>
        <source>Show the book&apos;s example</source>
        <translation>本の例を表示</translation>
    </message>
    <message>
        <source>One variable or partial derivatives</source>
        <translation>1変数・偏微分を切り替え</translation>
    </message>
    <message>
        <source>Source of the functions that run here</source>
        <translation>ここで動く関数のソース</translation>
    </message>
</context>
<context>
    <name>DerivativesReadings</name>
    <message>
        <source>∂f/∂{axis}</source>
        <translation>∂f/∂{axis}</translation>
    </message>
    <message>
        <source>exactly</source>
        <translation>真の値</translation>
    </message>
    <message>
        <source>The slope of the slice along {axis}, by the difference quotient.</source>
        <translation>差分商で求めた、{axis}方向の断面の傾きです。</translation>
    </message>
    <message>
        <source>The slope by the derived formula.</source>
        <translation>微分の公式から求めた傾きです。</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>誤差</translation>
    </message>
    <message>
        <source>How far the quotient is from the exact slope.</source>
        <translation>差分商と真の傾きとの差です。</translation>
    </message>
    <message>
        <source>Exact f′(x)</source>
        <translation>真の f′(x)</translation>
    </message>
    <message>
        <source>Quotient</source>
        <translation>差分商</translation>
    </message>
    <message>
        <source>The slope of the secant: what a program that only asks f gets.</source>
        <translation>割線の傾きです。fの値だけを使うプログラムは、この値を求めます。</translation>
    </message>
    <message>
        <source>Gap beside x</source>
        <translation>隣の数との間隔</translation>
    </message>
    <message>
        <source>The distance from x to the next number that the precision has. An h of less than half of it is lost.</source>
        <translation>xから、この精度で表せる隣の数までの距離です。その半分より小さいhは消えてしまいます。</translation>
    </message>
</context>
<context>
    <name>DerivativesWords</name>
    <message>
        <source>At x = {x} the value of f is {value}: where there is no number, there is no slope. Move the point to where the curve is drawn.</source>
        <translation>x = {x} でのfの値は{value}です。値がないところに傾きはありません。曲線が描かれているところへ点を動かしてください。</translation>
    </message>
    <message>
        <source>f is {above} at x + h and {below} at the other end of the secant, so there is no difference to divide. Make h smaller, or move the point.</source>
        <translation>fの値がx + hで{above}、割線のもう一方の端で{below}なので、差を計算できません。hを小さくするか、点を動かしてください。</translation>
    </message>
    <message>
        <source>{precision} has no number as small as {h}: it becomes 0, and 0 / 0 has no value. float64 can hold such an h, but beside x = {x} it is lost there too.</source>
        <translation>{precision}では{h}ほど小さな数を表せません。hが0になり、0 / 0は計算できません。float64ならhを表せますが、x = {x} に足すとやはり消えます。</translation>
    </message>
    <message>
        <source>x + h is x: in {precision} the numbers beside {x} are {spacing} apart, and h is less than half of that. So the numerator is 0, and the quotient too, whatever the slope. Make h larger.</source>
        <translation>x + h が x と等しくなりました。{precision}では{x}の隣の数まで{spacing}離れていて、hはその半分未満です。分子も商も、傾きに関係なく0になります。hを大きくしてください。</translation>
    </message>
    <message>
        <source>The kink at {kink} lies between the two ends of the secant: its slope {value} belongs to neither side. With an h below {reach} it would be the slope at x.</source>
        <translation>{kink}にある折れ目が割線の両端の間に入っているため、傾き{value}は左右どちらの傾きでもありません。hを{reach}より小さくすると、xでの傾きになります。</translation>
    </message>
    <message>
        <source>Exactly here the slope jumps from {left} to {right}: there is no derivative. The central difference answers {value} all the same, halfway between the two sides.</source>
        <translation>ちょうどこの点で傾きが{left}から{right}に変わるため、微分は存在しません。それでも中心差分は、左右の中間の{value}を答えます。</translation>
    </message>
    <message>
        <source>Exactly here the slope jumps from {left} to {right}: there is no derivative. The forward difference answers {value}, for it looks to the right side only.</source>
        <translation>ちょうどこの点で傾きが{left}から{right}に変わるため、微分は存在しません。前方差分は右側しか見ないので、{value}を答えます。</translation>
    </message>
    <message>
        <source>h is too small: both values of f agree in their first {digits} digits, and their difference is made of the last, rounded ones. The error is {error}; near h = {best} it would be least.</source>
        <translation>hが小さすぎます。2つのfの値は先頭の{digits}桁が同じで、差には丸められた末尾の桁しか残りません。誤差は{error}です。h = {best} 付近で最小になります。</translation>
    </message>
    <message>
        <source>A good h: the secant hugs the tangent, and there are digits enough left for the difference. The error is {error}; a larger h adds truncation, a smaller one rounding.</source>
        <translation>ちょうどよいhです。割線が接線とほぼ重なり、差にも十分な桁が残ります。誤差は{error}です。hを大きくすると打ち切り誤差が、小さくすると丸め誤差が増えます。</translation>
    </message>
    <message>
        <source>h is larger than it need be: the secant misses the bend of the curve. The error is {error}; with half the h it is a quarter, because both sides nearly cancel each other.</source>
        <translation>hが大きすぎて、割線が曲線の曲がり具合をとらえていません。誤差は{error}です。両側の誤差がほぼ打ち消し合うので、hを半分にすると誤差は4分の1になります。</translation>
    </message>
    <message>
        <source>h is larger than it need be: the secant misses the bend of the curve. The error is {error}; with half the h it is half, and with a central difference far less.</source>
        <translation>hが大きすぎて、割線が曲線の曲がり具合をとらえていません。誤差は{error}です。hを半分にすると誤差も半分になり、中心差分ならずっと小さくなります。</translation>
    </message>
    <message>
        <source>The secant is parallel to the tangent: on this curve the errors of both sides cancel exactly, for every h. What is left, {error}, is rounding; a larger h has less of it.</source>
        <translation>割線は接線と平行です。この曲線では、どのhでも両側の誤差が完全に打ち消し合います。残る誤差は{error}で、すべて丸め誤差です。hを大きくすると減ります。</translation>
    </message>
    <message>
        <source>The curve is straight here, so the secant lies on the tangent for every h. What is left, {error}, is rounding; a larger h has less of it.</source>
        <translation>ここでは曲線がまっすぐなので、どのhでも割線は接線に重なります。残る誤差は{error}で、すべて丸め誤差です。hを大きくすると減ります。</translation>
    </message>
    <message>
        <source>h is lost beside the coordinates: x + h is x, both values of f are the same, and the quotient is 0 whatever the slope. Make h larger.</source>
        <translation>hが座標に比べて小さすぎます。x + h が x と等しく、2つのfの値も同じなので、傾きに関係なく商は0になります。hを大きくしてください。</translation>
    </message>
    <message>
        <source>With {second} held at {y}, f is a curve in {first} alone, and its slope is ∂f/∂{first} = {slope_x}. With {first} held at {x} it is a curve in {second}: ∂f/∂{second} = {slope_y}.</source>
        <translation>{second}を{y}に固定すると、fは{first}だけの関数になり、傾きは ∂f/∂{first} = {slope_x} です。{first}を{x}に固定すると{second}だけの関数になり、∂f/∂{second} = {slope_y} です。</translation>
    </message>
</context>
<context>
    <name>DescentControls</name>
    <message>
        <source>Preset</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>Your own settings</source>
        <translation>自分の設定</translation>
    </message>
    <message>
        <source>Races worth looking at. Each sets the surface, the start and all racers.</source>
        <translation>見どころのあるレースです。曲面、開始点、すべての走者がまとめて設定されます。</translation>
    </message>
</context>
<context>
    <name>DescentNames</name>
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
        <source>Book 6.1: four optimizers</source>
        <translation>本の6.1：4つの手法</translation>
    </message>
    <message>
        <source>The book&apos;s comparison: SGD, Momentum, AdaGrad and Adam in a long valley.</source>
        <translation>本の比較です。細長い谷で、SGD、Momentum、AdaGrad、Adamを比べます。</translation>
    </message>
    <message>
        <source>All six optimizers</source>
        <translation>6つの最適化手法</translation>
    </message>
    <message>
        <source>The book&apos;s comparison with Nesterov and RMSProp added.</source>
        <translation>本の比較に、NesterovとRMSPropを加えました。</translation>
    </message>
    <message>
        <source>Book 4.4.1: gradient descent</source>
        <translation>本の4.4.1：勾配降下法</translation>
    </message>
    <message>
        <source>The book&apos;s first descent: 20 steps with a learning rate of 0.1.</source>
        <translation>本の最初の勾配降下です。学習率0.1で20ステップ進みます。</translation>
    </message>
    <message>
        <source>Diverges: learning rate 10</source>
        <translation>発散：学習率 10</translation>
    </message>
    <message>
        <source>Each step is longer than the last: the book&apos;s first warning.</source>
        <translation>ステップがどんどん大きくなります。本の1つ目の悪い例です。</translation>
    </message>
    <message>
        <source>Paralysis: learning rate 1e−10</source>
        <translation>停滞：学習率 1e−10</translation>
    </message>
    <message>
        <source>The point moves, but too little to be seen: the book&apos;s second warning.</source>
        <translation>点は動きますが、小さすぎて見えません。本の2つ目の悪い例です。</translation>
    </message>
    <message>
        <source>One optimizer, three learning rates</source>
        <translation>1つの手法と3つの学習率</translation>
    </message>
    <message>
        <source>SGD three times: too careful, about right, and nearly too bold.</source>
        <translation>3つのSGDです。慎重すぎるもの、ちょうどよいもの、大胆すぎる寸前のものです。</translation>
    </message>
    <message>
        <source>Saddle: no slope, no minimum</source>
        <translation>鞍点：傾きも最小点もない</translation>
    </message>
    <message>
        <source>Which of them gets away from the ridge first?</source>
        <translation>最初に尾根を離れるのはどれでしょうか。</translation>
    </message>
    <message>
        <source>Ravine of condition 100</source>
        <translation>峡谷（条件数100）</translation>
    </message>
    <message>
        <source>100 times more curved across than along: one learning rate fits badly.</source>
        <translation>谷を横切る方向の曲がりが、谷に沿う方向の100倍です。両方に合う学習率がありません。</translation>
    </message>
    <message>
        <source>Where all racers start. Clicking or dragging on the map sets it too.</source>
        <translation>すべての走者が出発する位置です。地図をクリックまたはドラッグしても指定できます。</translation>
    </message>
    <message>
        <source>After how many steps the race ends.</source>
        <translation>何ステップでレースを終えるかです。</translation>
    </message>
    <message>
        <source>Noise on the gradient</source>
        <translation>勾配にノイズを加える</translation>
    </message>
    <message>
        <source>A mini-batch in miniature: to each part of the gradient a random number is added, as if it had been computed from a few examples only. Right on average, wrong at every single step. Shortcut: N</source>
        <translation>ミニバッチのまねです。少数のデータから計算したときのように、勾配の各成分に乱数を加えます。平均すれば正しくても、1回1回はずれています（Nキー）。</translation>
    </message>
    <message>
        <source>Noise σ</source>
        <translation>ノイズ σ</translation>
    </message>
    <message>
        <source>The standard deviation of the noise: the smaller a mini-batch, the larger it is. All racers feel the same noise.</source>
        <translation>ノイズの標準偏差です。ミニバッチが小さいほど大きくなります。すべての走者に同じノイズが加わります。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Another seed draws other noise; the same one draws the same again.</source>
        <translation>別のシードなら別のノイズ、同じシードなら同じノイズになります。</translation>
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
    <name>DescentView</name>
    <message>
        <source>Gradient descent as a race</source>
        <translation>勾配降下のレース</translation>
    </message>
    <message>
        <source>Gradient descent</source>
        <translation>勾配降下法</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地図</translation>
    </message>
    <message>
        <source>The surface from above, with contour lines. Shortcut: M</source>
        <translation>曲面を上から見た等高線図です（Mキー）。</translation>
    </message>
    <message>
        <source>3-D</source>
        <translation>3D</translation>
    </message>
    <message>
        <source>The surface as a landscape that turns with the mouse. Shortcut: 3</source>
        <translation>曲面を立体で表示します。マウスで回せます（3キー）。</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>The value of f at each step: what descent lowers. Shortcut: D</source>
        <translation>各ステップでのfの値です。勾配降下はこの値を小さくしていきます（Dキー）。</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距離</translation>
    </message>
    <message>
        <source>How far the nearest known minimum is at each step. Shortcut: D</source>
        <translation>各ステップでの、いちばん近い既知の最小点までの距離です（Dキー）。</translation>
    </message>
    <message>
        <source>Standings</source>
        <translation>状況</translation>
    </message>
    <message>
        <source>Where every racer is at this step, in figures. Shortcut: S</source>
        <translation>このステップでの各走者の位置などを数値で示します（Sキー）。</translation>
    </message>
    <message>
        <source>Inner state</source>
        <translation>内部状態</translation>
    </message>
    <message>
        <source>What each optimizer remembers: v, h and m. Shortcut: I</source>
        <translation>各最適化手法が記憶しているv、h、mです（Iキー）。</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>数式</translation>
    </message>
    <message>
        <source>The next step of the selected racer, worked out. Shortcut: F</source>
        <translation>選択した走者の次のステップの計算です（Fキー）。</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>対数目盛</translation>
    </message>
</context>
<context>
    <name>DescentWords</name>
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
        <source>{racer}: {sentence}</source>
        <translation>{racer}：{sentence}</translation>
    </message>
    <message>
        <source>Press Space to let the point descend, or Right for a single step. Click or drag on the map to choose another start, also while it runs.</source>
        <translation>Spaceキーで降下を始め、→キーで1ステップ進みます。地図のクリックやドラッグで、降下の途中でも開始点を選べます。</translation>
    </message>
    <message>
        <source>Press Space and all {count} racers descend from the same start, or Right for a single step. Click or drag on the map to move the start, also while they run.</source>
        <translation>Spaceキーで{count}個の点が同じ開始点から下り始め、→キーで1ステップ進みます。地図のクリックやドラッグで、途中でも開始点を動かせます。</translation>
    </message>
    <message>
        <source>The gradient is {gradient}, but with the noise it felt {felt}: like a mini-batch, right on average and wrong at each step, so near the minimum it never comes to rest.</source>
        <translation>本来の勾配は{gradient}ですが、ノイズで{felt}になりました。ミニバッチと同じく、平均すれば正しくても毎回ずれるので、最小点の近くでも止まりません。</translation>
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
        <source>f has no finite value at the start, so there is no way down from there. Drag the start to colored ground.</source>
        <translation>開始点でfが有限の値をもたないため、そこからは下れません。色のついた場所へ開始点をドラッグしてください。</translation>
    </message>
    <message>
        <source>Step {step} led to a place where f has no finite value, and the descent ends. Try a smaller learning rate or another start.</source>
        <translation>ステップ{step}で、fが有限の値をもたない場所に出たため、降下を終えました。学習率を小さくするか、開始点を変えてみてください。</translation>
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
    <name>DigitStrip</name>
    <message>
        <source>{label} ✗ {answer}</source>
        <translation>{label} ✗ {answer}</translation>
    </message>
    <message>
        <source>You say it is a {label}.</source>
        <translation>あなたが付けた正解は{label}です。</translation>
    </message>
    <message>
        <source>You say it is a {label}; the network takes it for a {answer}.</source>
        <translation>あなたが付けた正解は{label}、ネットワークの答えは{answer}です。</translation>
    </message>
    <message>
        <source>A {label}, and the network agrees.</source>
        <translation>{label}です。ネットワークの答えも同じです。</translation>
    </message>
</context>
<context>
    <name>DrawPage</name>
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
        <source>Open a picture, or paste one</source>
        <translation>画像を開く、または貼り付ける</translation>
    </message>
    <message>
        <source>Save the drawing as PNG, or copy it</source>
        <translation>手書きをPNGで保存する、またはコピーする</translation>
    </message>
    <message>
        <source>The panes below the answer</source>
        <translation>答えの下のパネル</translation>
    </message>
    <message>
        <source>Read the source</source>
        <translation>ソースを読む</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>数字を書く</translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>How the drawing becomes 28 × 28 numbers, stage by stage.</source>
        <translation>手書きが28 × 28個の数値になるまでを、段階ごとに見ます。</translation>
    </message>
    <message>
        <source>Why this answer</source>
        <translation>なぜこの答え？</translation>
    </message>
    <message>
        <source>Which pixels speak for it, and what it resembles.</source>
        <translation>どのピクセルがこの答えの根拠か、どの画像に似ているかを見ます。</translation>
    </message>
    <message>
        <source>Neurons</source>
        <translation>ニューロン</translation>
    </message>
    <message>
        <source>The hidden units while you draw; switch some of them off.</source>
        <translation>書いている間の隠れ層のニューロンを見ます。一部をオフにすることもできます。</translation>
    </message>
    <message>
        <source>Teach it my hand</source>
        <translation>自分の字を教える</translation>
    </message>
    <message>
        <source>Collect my digits and train on with them.</source>
        <translation>自分の字を集めて、追加学習をします。</translation>
    </message>
    <message>
        <source>Read a number</source>
        <translation>数を読む</translation>
    </message>
    <message>
        <source>Several digits side by side.</source>
        <translation>横に並べて書いた複数の数字を読み取ります。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: {value}</source>
        <translation>{row}行{column}列：{value}</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>ネットワークが見る画像</translation>
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
</context>
<context>
    <name>DreamPart</name>
    <message>
        <source>Choose a digit: the pixels change until the network takes them for it.</source>
        <translation>数字を選ぶと、ネットワークがその数字と答えるまでピクセルが変わっていきます。</translation>
    </message>
    <message>
        <source>The network&apos;s numbers are not finite: it gives no answer any more.</source>
        <translation>ネットワークの値が有限でないため、もう答えを出せません。</translation>
    </message>
    <message>
        <source>Step {step}: the probability of {digit} is {probability}.</source>
        <translation>ステップ{step}：{digit}の確率は{probability}です。</translation>
    </message>
    <message>
        <source>Step {step} is the last one: {digit} has come to {probability}, not further.</source>
        <translation>ステップ{step}で終わりです。{digit}の確率は{probability}までしか上がりませんでした。</translation>
    </message>
    <message>
        <source>It is a {digit} already, with {probability}.</source>
        <translation>すでに{digit}です（確率{probability}）。</translation>
    </message>
    <message>
        <source>{step} steps, {way} away from your drawing, and it is a {digit} with {probability}: to the network, maybe not to you.</source>
        <translation>{step}ステップ、元の手書きからの距離{way}で、{digit}になりました（確率{probability}）。ネットワークにはそう見えても、人間の目には違うかもしれません。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>再生</translation>
    </message>
    <message>
        <source>What would make it another digit?</source>
        <translation>どう変えれば別の数字になる？</translation>
    </message>
    <message>
        <source>Change the pixels step by step so that {digit} becomes more probable</source>
        <translation>{digit}の確率が上がるように、ピクセルを少しずつ変えます。</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>The change</source>
        <translation>変化</translation>
    </message>
    <message>
        <source>The picture that changes</source>
        <translation>変わっていく画像</translation>
    </message>
    <message>
        <source>What has changed: blue is new ink, orange is gone</source>
        <translation>変化した部分：青は増えたインク、オレンジは消えたインク</translation>
    </message>
    <message>
        <source>Blue: ink that was added. Orange: ink that was taken away</source>
        <translation>青：増えたインク　オレンジ：消えたインク</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: ink {ink}</source>
        <translation>{row}行{column}列：インク {ink}</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: ink {ink}, changed by {value}</source>
        <translation>{row}行{column}列：インク {ink}、変化 {value}</translation>
    </message>
    <message>
        <source>Let the picture go on changing, or stop it (P)</source>
        <translation>画像の変化を続けるか、止めます（Pキー）。</translation>
    </message>
    <message>
        <source>Step of the change</source>
        <translation>変化のステップ</translation>
    </message>
    <message>
        <source>Look at an earlier step</source>
        <translation>前のステップを見ます</translation>
    </message>
    <message>
        <source>Neighboring pixels together</source>
        <translation>隣り合うピクセルをまとめる</translation>
    </message>
    <message>
        <source>Smooths each step, so that it changes strokes. Without it each pixel goes its own way, and dust that means nothing to you is enough to change the answer</source>
        <translation>各ステップをならし、線の単位で変えます。オフにするとピクセルがばらばらに変わり、人には意味のないノイズだけで答えが変わってしまいます</translation>
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
    <message>
        <source>Only pictures of digits, 28 x 28 pixels, can be augmented.</source>
        <translation>変形できるのは28×28ピクセルの数字の画像だけです。</translation>
    </message>
    <message>
        <source>A run that goes on keeps its {setting}, which is {value}.</source>
        <translation>続きから学習する実行では、{setting}を{value}から変えられません。</translation>
    </message>
    <message>
        <source>This must be two numbers, the smaller one first, not {value}.</source>
        <translation>2つの数を小さいほうから順に入力してください（{value}は使えません）。</translation>
    </message>
    <message>
        <source>Of {samples} samples this leaves none to learn from or none to validate with.</source>
        <translation>{samples}個のデータでこの設定にすると、訓練用か検証用のデータがなくなります。</translation>
    </message>
    <message>
        <source>{value} is there twice; each optimizer races once.</source>
        <translation>{value}が2回入っています。各最適化手法が競走するのは1回だけです。</translation>
    </message>
    <message>
        <source>At least one optimizer must race.</source>
        <translation>競走には最適化手法が1つ以上必要です。</translation>
    </message>
</context>
<context>
    <name>ErrorMarks</name>
    <message>
        <source>rounding, like 1/h</source>
        <translation>丸め誤差 ∝ 1/h</translation>
    </message>
    <message>
        <source>truncation, like h²</source>
        <translation>打ち切り誤差 ∝ h²</translation>
    </message>
    <message>
        <source>truncation, like h</source>
        <translation>打ち切り誤差 ∝ h</translation>
    </message>
    <message>
        <source>best h ≈ {h}</source>
        <translation>最適な h ≈ {h}</translation>
    </message>
    <message>
        <source>h = {h}, far to the left</source>
        <translation>h = {h}（はるか左）</translation>
    </message>
</context>
<context>
    <name>ErrorPlot</name>
    <message>
        <source>Error of the difference quotient against h</source>
        <translation>hごとの差分商の誤差</translation>
    </message>
    <message>
        <source>How far the difference quotient is from the exact derivative, for every h. At the right the secant misses the bend of the curve (truncation), at the left the digits run out (rounding). Click or drag to choose h.</source>
        <translation>それぞれのhでの、差分商と真の微分との差です。右側では割線が曲線の曲がり具合をとらえられず（打ち切り誤差）、左側では桁が足りなくなります（丸め誤差）。クリックまたはドラッグでhを選びます。</translation>
    </message>
    <message>
        <source>error</source>
        <translation>誤差</translation>
    </message>
    <message>
        <source>{precision}: best h ≈ {h}</source>
        <translation>{precision}：最適な h ≈ {h}</translation>
    </message>
</context>
<context>
    <name>EvidencePart</name>
    <message>
        <source>There is no answer that pixels could speak for.</source>
        <translation>まだ答えがないので、根拠となるピクセルもありません。</translation>
    </message>
    <message>
        <source>{label} rather than {rival}: the two scores differ by {margin}. Blue ink speaks for {label} and adds {added}; orange ink speaks for {rival} and adds {taken}. {rest}</source>
        <translation>{rival}ではなく{label}：2つのスコアの差は{margin}です。青い部分は{label}の根拠で、合計{added}。オレンジの部分は{rival}の根拠で、合計{taken}。{rest}</translation>
    </message>
    <message>
        <source>The remaining {rest} comes from the biases.</source>
        <translation>残りの{rest}はバイアスによるものです。</translation>
    </message>
    <message>
        <source>The remaining {rest} comes from the biases and the bent activations.</source>
        <translation>残りの{rest}は、バイアスと活性化関数の曲がりによるものです。</translation>
    </message>
    <message>
        <source>Which pixels speak for it?</source>
        <translation>どのピクセルが根拠？</translation>
    </message>
    <message>
        <source>For the answer</source>
        <translation>答えの根拠</translation>
    </message>
    <message>
        <source>For a {digit}</source>
        <translation>{digit}の根拠</translation>
    </message>
    <message>
        <source>Digit whose evidence is shown</source>
        <translation>根拠を表示する数字</translation>
    </message>
    <message>
        <source>Whose score is traced back to the pixels; it is compared with the highest score of the other digits</source>
        <translation>この数字のスコアの根拠をピクセルまでたどり、ほかの数字のうち最も高いスコアと比べます</translation>
    </message>
    <message>
        <source>Gradient × ink</source>
        <translation>勾配 × 濃さ</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>勾配</translation>
    </message>
    <message>
        <source>What the ink that is there does: blue speaks for the digit, orange against</source>
        <translation>描かれた線の働きです。青はその数字の根拠となり、オレンジはその反対です</translation>
    </message>
    <message>
        <source>What more ink would do, also where there is none: on blue it would speak for the digit, on orange against</source>
        <translation>もっと濃く描いたときの働きを、何も描いていないところも含めて示します。青のところならその数字の根拠となり、オレンジのところならその反対です</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: the ink of {ink} adds {value} to the difference</source>
        <translation>{row}行{column}列：濃さ{ink}、スコアの差への寄与{value}</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: gradient {value}, ink {ink}</source>
        <translation>{row}行{column}列：勾配{value}、濃さ{ink}</translation>
    </message>
</context>
<context>
    <name>Expectations</name>
    <message>
        <source>expected (article, 5 seeds)</source>
        <translation>期待範囲（記事、5シード）</translation>
    </message>
    <message>
        <source>expected (book, 5 seeds)</source>
        <translation>期待範囲（本、5シード）</translation>
    </message>
    <message>
        <source>expected (book, 3 seeds)</source>
        <translation>期待範囲（本、3シード）</translation>
    </message>
    <message>
        <source>The loss at iteration {iteration} is {value}, inside the expected {low}–{high}.</source>
        <translation>反復{iteration}の損失は{value}で、期待される範囲{low}–{high}に入っています。</translation>
    </message>
    <message>
        <source>The loss at iteration {iteration} is {value}, outside the expected {low}–{high}.</source>
        <translation>反復{iteration}の損失は{value}で、期待される範囲{low}–{high}から外れています。</translation>
    </message>
    <message>
        <source>Test accuracy {value} is inside the expected band {low}–{high}.</source>
        <translation>テストデータの認識精度は{value}で、期待される範囲{low}–{high}に入っています。</translation>
    </message>
    <message>
        <source>Test accuracy {value} is outside the expected band {low}–{high}.</source>
        <translation>テストデータの認識精度は{value}で、期待される範囲{low}–{high}から外れています。</translation>
    </message>
</context>
<context>
    <name>ExperimentView</name>
    <message>
        <source>Activation</source>
        <translation>活性化関数</translation>
    </message>
    <message>
        <source>Through which function the sums of each layer go</source>
        <translation>各層の和を通す関数です。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Seed of the random numbers</source>
        <translation>乱数のシード</translation>
    </message>
    <message>
        <source>Other inputs and weights from the same distributions: what stays the same is no accident.</source>
        <translation>同じ分布から別の入力と重みを作ります。それでも変わらないことは、偶然ではありません。</translation>
    </message>
    <message>
        <source>Other numbers</source>
        <translation>別の乱数</translation>
    </message>
    <message>
        <source>The next seed: random inputs and weights anew</source>
        <translation>次のシードで、入力と重みの乱数を作り直します。</translation>
    </message>
    <message>
        <source>Outputs of five layers for four kinds of weights</source>
        <translation>4種類の重みでの5層の出力</translation>
    </message>
    <message>
        <source>The outputs of five layers are being computed.</source>
        <translation>5層の出力を計算しています。</translation>
    </message>
</context>
<context>
    <name>ExperimentWords</name>
    <message>
        <source>Layer {number}</source>
        <translation>第{number}層</translation>
    </message>
    <message>
        <source>Xavier: std √(1/n) = {std}</source>
        <translation>Xavier：標準偏差 √(1/n) = {std}</translation>
    </message>
    <message>
        <source>He: std √(2/n) = {std}</source>
        <translation>He：標準偏差 √(2/n) = {std}</translation>
    </message>
    <message>
        <source>std {std}</source>
        <translation>標準偏差 {std}</translation>
    </message>
    <message>
        <source>{mean} ± {std}</source>
        <translation>{mean} ± {std}</translation>
    </message>
    <message>
        <source>Outputs crowd at the ends: {share} are saturated in layer 5.</source>
        <translation>出力が両端に偏り、第5層では{share}が飽和しています。</translation>
    </message>
    <message>
        <source>Outputs explode: std {first} → {last}, most lie beyond the axis.</source>
        <translation>出力が爆発し、ほとんどが軸の外です。標準偏差：{first} → {last}。</translation>
    </message>
    <message>
        <source>Outputs die away: std {first} → {last}. No gradient comes back.</source>
        <translation>出力が消えていき、勾配が戻りません。標準偏差：{first} → {last}。</translation>
    </message>
    <message>
        <source>All outputs are about 0.5: 100 units say what one could say.</source>
        <translation>出力が0.5付近に集中し、100個のニューロンが1個分の働きしかしません。</translation>
    </message>
    <message>
        <source>The spread dwindles slowly: std {first} → {last}.</source>
        <translation>標準偏差が{first}から{last}へ少しずつ減ります。</translation>
    </message>
    <message>
        <source>The outputs stay spread out: std {first} → {last}.</source>
        <translation>出力の広がりが保たれています。標準偏差：{first} → {last}。</translation>
    </message>
    <message>
        <source>A ReLU lets half of the sums through, so the weights must be √2 wider: with He&apos;s std √(2/n) the outputs of layer 5 are about as wide as those of layer 1, with Xavier&apos;s they shrink from layer to layer.</source>
        <translation>ReLUは和の半分しか通さないので、重みを√2倍広げる必要があります。Heの初期値（標準偏差 √(2/n)）なら第5層の出力も第1層とほぼ同じ広がりですが、Xavierの初期値では層を進むたびに縮みます。</translation>
    </message>
    <message>
        <source>Too wide, and the outputs sit at the ends, where the slope is nearly 0: the gradient vanishes. Too narrow, and all units say the same: a layer is worth one unit. Xavier&apos;s std √(1/n) keeps the outputs apart through all five layers.</source>
        <translation>重みが広すぎると、出力が傾きのほぼ0な両端に偏り、勾配が消失します。狭すぎると、どのニューロンもほぼ同じ値を出力し、表現力が制限されます。Xavierの初期値（標準偏差 √(1/n)）なら、5層すべてで出力の広がりが保たれます。</translation>
    </message>
    <message>
        <source>{samples} inputs of {units} random numbers from N(0, 1) go through five layers of {units} units with random weights and no bias; nothing is trained. Each histogram has 30 bins, with mean ± standard deviation below it. A seed gives the same numbers every time.</source>
        <translation>N(0, 1)の乱数{units}個からなる入力{samples}個を、ニューロン{units}個の層に5回通します。重みは乱数、バイアスなしで、学習はしません。ヒストグラムは30区間で、下に平均 ± 標準偏差を示します。同じシードなら毎回同じ数になります。</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>The animation cannot be drawn ({reason}).</source>
        <translation>アニメーションを描画できませんでした（{reason}）。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}). Choose another folder or name.</source>
        <translation>{path} に保存できませんでした（{reason}）。別のフォルダーか名前を選んでください。</translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the picture, the figures of all steps so far, or the race as an animation. Shortcut: Ctrl+S</source>
        <translation>画像、これまでの全ステップの数値、またはレースのアニメーションを保存します（Ctrl+S）。</translation>
    </message>
</context>
<context>
    <name>ExportMenu</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Picture (PNG)...</source>
        <translation>画像 (PNG)...</translation>
    </message>
    <message>
        <source>The picture as you see it, at twice its size on the screen.</source>
        <translation>表示中の画像を、画面の2倍の大きさで保存します。</translation>
    </message>
    <message>
        <source>Drawing (SVG)...</source>
        <translation>図 (SVG)...</translation>
    </message>
    <message>
        <source>Figures (CSV)...</source>
        <translation>数値 (CSV)...</translation>
    </message>
    <message>
        <source>Every step of every racer up to the one you see: point, f, gradient, distance and inner state, with all digits, ready for a spreadsheet.</source>
        <translation>表示中のステップまでの、全走者の点、f、勾配、距離、内部状態を全桁で保存します。表計算ソフトで開けます。</translation>
    </message>
    <message>
        <source>Animation (GIF)...</source>
        <translation>アニメーション (GIF)...</translation>
    </message>
    <message>
        <source>An SVG file around the picture of the 3-D view: it holds pixels, no lines.</source>
        <translation>3D表示の画像を入れたSVGファイルです。線ではなく画素で保存されます。</translation>
    </message>
    <message>
        <source>Lines and texts that stay sharp at any size, for print.</source>
        <translation>拡大しても線や文字が鮮明なままで、印刷に向いています。</translation>
    </message>
    <message>
        <source>Steps 0 to {last} as you see them, at the speed that is set.</source>
        <translation>ステップ0～{last}を、表示のとおりに、設定した速度で保存します。</translation>
    </message>
    <message>
        <source>There is no step yet: let the race run first, with Space.</source>
        <translation>まだステップがありません。先にSpaceキーでレースを進めてください。</translation>
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
        <source>Save the drawing</source>
        <translation>図の保存</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG図 (*.svg)</translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>数値の保存</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV表 (*.csv)</translation>
    </message>
    <message>
        <source>Save the animation</source>
        <translation>アニメーションの保存</translation>
    </message>
    <message>
        <source>GIF animation (*.gif)</source>
        <translation>GIFアニメーション (*.gif)</translation>
    </message>
</context>
<context>
    <name>ExportProgress</name>
    <message>
        <source>Save the animation</source>
        <translation>アニメーションの保存</translation>
    </message>
    <message>
        <source>Frames written</source>
        <translation>書き出したフレーム</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Close this message. Shortcut: Esc</source>
        <translation>このメッセージを閉じます（Escキー）。</translation>
    </message>
    <message>
        <source>{name}: frame {done} of {total}</source>
        <translation>{name}：フレーム {done} / {total}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Stop and leave no file behind. Shortcut: Esc</source>
        <translation>中止します。ファイルは残りません（Escキー）。</translation>
    </message>
</context>
<context>
    <name>ExpressionField</name>
    <message>
        <source>A formula in {variables}, with + - * / ^ ( ) |x|, the numbers pi and e, and the functions {functions}. Products need no sign: 2x, xy.</source>
        <translation>{variables}の数式です。+ - * / ^ ( ) |x|、定数piとe、関数{functions}が使えます。2xやxyのように、かけ算の記号は省略できます。</translation>
    </message>
</context>
<context>
    <name>ExpressionTexts</name>
    <message>
        <source>Type a formula, for example {example}.</source>
        <translation>数式を入力してください（例：{example}）。</translation>
    </message>
    <message>
        <source>A formula can have {limit} characters; this one has {value}.</source>
        <translation>数式は{limit}文字までです（現在：{value}文字）。</translation>
    </message>
    <message>
        <source>Column {column}: at most {limit} parentheses, powers or signs can be nested.</source>
        <translation>{column}文字目：括弧、べき乗、符号の入れ子は{limit}段までです。</translation>
    </message>
    <message>
        <source>Column {column}: a formula can have {limit} numbers, names and operations.</source>
        <translation>{column}文字目：数、名前、演算は合わせて{limit}個までです。</translation>
    </message>
    <message>
        <source>Column {column}: {value} is too large; numbers end at about 1.8e308.</source>
        <translation>{column}文字目：{value}は大きすぎます。上限は約1.8e308です。</translation>
    </message>
    <message>
        <source>Column {column}: a formula cannot have the character {character}.</source>
        <translation>{column}文字目：数式に「{character}」は使えません。</translation>
    </message>
    <message>
        <source>Column {column}: {name} is not known here. Did you mean {nearest}?</source>
        <translation>{column}文字目：「{name}」は使えません。「{nearest}」のことですか？</translation>
    </message>
    <message>
        <source>Column {column}: {name} is not known here. The variables are {choices}.</source>
        <translation>{column}文字目：「{name}」は使えません。使える変数：{choices}</translation>
    </message>
    <message>
        <source>Column {column}: {name} needs parentheses, as in {example}.</source>
        <translation>{column}文字目：「{name}」には括弧が必要です（例：{example}）。</translation>
    </message>
    <message>
        <source>Column {column}: {name} takes one number, as in {example}.</source>
        <translation>{column}文字目：「{name}」には数を1つ渡します（例：{example}）。</translation>
    </message>
    <message>
        <source>Column {column}: {name} takes two numbers, as in {example}.</source>
        <translation>{column}文字目：「{name}」には数を2つ渡します（例：{example}）。</translation>
    </message>
    <message>
        <source>Column {column}: type only what stands on the right of the equals sign.</source>
        <translation>{column}文字目：等号の右側だけを入力してください。</translation>
    </message>
    <message>
        <source>Column {column}: a comma belongs into min and max only; type decimals as in 0.5.</source>
        <translation>{column}文字目：コンマはminとmaxでだけ使えます。小数は0.5のように書きます。</translation>
    </message>
    <message>
        <source>Column {column}: a number, a name or a parenthesis is missing at the end.</source>
        <translation>{column}文字目：末尾に数、名前、括弧のいずれかが足りません。</translation>
    </message>
    <message>
        <source>Column {column}: a number or a name is missing before {found}.</source>
        <translation>{column}文字目：「{found}」の前に数か名前が必要です。</translation>
    </message>
    <message>
        <source>Column {column}: an operator, such as *, is missing before {found}.</source>
        <translation>{column}文字目：「{found}」の前に * などの演算子が必要です。</translation>
    </message>
    <message>
        <source>Column {column}: this {found} is never closed.</source>
        <translation>{column}文字目：この「{found}」が閉じられていません。</translation>
    </message>
    <message>
        <source>Column {column}: this {found} was never opened.</source>
        <translation>{column}文字目：この「{found}」に対応する左括弧がありません。</translation>
    </message>
    <message>
        <source>Column {column}: {found} cannot stand here.</source>
        <translation>{column}文字目：ここに「{found}」は置けません。</translation>
    </message>
</context>
<context>
    <name>FactsMaker</name>
    <message>
        <source>The bar begins at the worst of the chosen runs; the best is in bold.</source>
        <translation>棒は、選んだ実行のうち最も悪い値を起点としています。最もよい値は太字です。</translation>
    </message>
    <message>
        <source>A setting in which the chosen runs are not all the same.</source>
        <translation>選んだ実行の間で値が異なる設定です。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Best test</source>
        <translation>テスト最高</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>この実行</translation>
    </message>
    <message>
        <source>In bold: what is not as in the preset.</source>
        <translation>太字は、プリセットと異なる設定です。</translation>
    </message>
    <message>
        <source>The preset that it is nearest to.</source>
        <translation>最も近いプリセットです。</translation>
    </message>
</context>
<context>
    <name>FactsTable</name>
    <message>
        <source>Copy the table</source>
        <translation>表をコピー</translation>
    </message>
    <message>
        <source>What differs, and what came of it</source>
        <translation>異なる設定とその結果</translation>
    </message>
</context>
<context>
    <name>FieldLegend</name>
    <message>
        <source>numerical</source>
        <translation>数値的</translation>
    </message>
    <message>
        <source>analytic</source>
        <translation>解析的</translation>
    </message>
    <message>
        <source>numerical − analytic</source>
        <translation>数値的 − 解析的</translation>
    </message>
    <message>
        <source>−∇f: {signs}</source>
        <translation>−∇f：{signs}</translation>
    </message>
    <message>
        <source>all equal; stronger color is steeper</source>
        <translation>長さは同じ（色が濃いほど急）</translation>
    </message>
    <message>
        <source>All arrows are equally long. Where the slope is steep they have more color.</source>
        <translation>矢印の長さはすべて同じです。坂が急な場所ほど色が濃くなります。</translation>
    </message>
    <message>
        <source>compressed: {ratio} : 1 in truth</source>
        <translation>圧縮（実際の比は {ratio} : 1）</translation>
    </message>
    <message>
        <source>Equal ratios of slopes are equal steps of length. The longest twentieth of the arrows stands for vectors {ratio} times as long as the shortest.</source>
        <translation>傾きの比が同じなら、長さの差が同じになるように描きます。上位20分の1の最長の矢印は、最短の矢印の{ratio}倍の大きさのベクトルを表します。</translation>
    </message>
    <message>
        <source>magnified {times} times</source>
        <translation>{times}倍に拡大</translation>
    </message>
    <message>
        <source>These arrows are drawn {times} times as long as arrows of the gradient would be.</source>
        <translation>この矢印は、勾配の矢印の{times}倍の長さで描いてあります。</translation>
    </message>
    <message>
        <source>a slope of 1 is {factor} long</source>
        <translation>傾き1の長さ：{factor}</translation>
    </message>
    <message>
        <source>True lengths: an arrow is {factor} times as long as its gradient, in units of the axes.</source>
        <translation>実際の比率です。矢印の長さは、軸の目盛で勾配の大きさの{factor}倍です。</translation>
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
    <name>FiniteRegion</name>
    <message>
        <source>Not finite anywhere on this map: there is nothing to descend.</source>
        <translation>この地図のどこでもfが有限ではないため、下れる場所がありません。</translation>
    </message>
    <message>
        <source>Not finite for {where}: no ground there, and a racer ends.</source>
        <translation>{where} ではfが有限でなく、走者はそこで終わります。</translation>
    </message>
    <message>
        <source>Not finite here and there, for example at ({x}, {y}).</source>
        <translation>ところどころでfが有限ではありません（例：({x}, {y})）。</translation>
    </message>
    <message>
        <source>Not finite on {percent} % of the map: no ground there, and a racer ends.</source>
        <translation>地図の{percent}%でfが有限でなく、走者はそこで終わります。</translation>
    </message>
</context>
<context>
    <name>FormulaView</name>
    <message>
        <source>Copy as LaTeX</source>
        <translation>LaTeXとしてコピー</translation>
    </message>
</context>
<context>
    <name>FruitControls</name>
    <message>
        <source>Apples only</source>
        <translation>リンゴだけ</translation>
    </message>
    <message>
        <source>Two products, as in the book&apos;s 5.4.1. Shortcut: F</source>
        <translation>本の5.4.1と同じ、2つの乗算です（Fキー）。</translation>
    </message>
    <message>
        <source>With oranges</source>
        <translation>リンゴとみかん</translation>
    </message>
    <message>
        <source>Three products and a sum, as in the book&apos;s 5.4.2. Shortcut: F</source>
        <translation>本の5.4.2と同じ、3つの乗算と1つの加算です（Fキー）。</translation>
    </message>
    <message>
        <source>The factor of the consumption tax: 1.1 is 10 %. It scales all other gradients.</source>
        <translation>消費税の倍率です（1.1は10%）。ほかの勾配はすべてこの倍率に比例します。</translation>
    </message>
    <message>
        <source>Change it and see which gradients follow: those of the factors beside it.</source>
        <translation>値を変えると、一緒に掛けている相手の勾配が変わります。</translation>
    </message>
    <message>
        <source>The book&apos;s numbers</source>
        <translation>本の数値に戻す</translation>
    </message>
    <message>
        <source>Back to 100 for an apple, 150 for an orange and 10 % tax. Shortcut: K</source>
        <translation>リンゴ100円、みかん150円、消費税10%に戻します（Kキー）。</translation>
    </message>
</context>
<context>
    <name>FruitSubject</name>
    <message>
        <source>price of an apple</source>
        <translation>リンゴの値段</translation>
    </message>
    <message>
        <source>number of apples</source>
        <translation>リンゴの個数</translation>
    </message>
    <message>
        <source>price of an orange</source>
        <translation>みかんの値段</translation>
    </message>
    <message>
        <source>number of oranges</source>
        <translation>みかんの個数</translation>
    </message>
    <message>
        <source>consumption tax</source>
        <translation>消費税</translation>
    </message>
    <message>
        <source>apples</source>
        <translation>リンゴ代</translation>
    </message>
    <message>
        <source>oranges</source>
        <translation>みかん代</translation>
    </message>
    <message>
        <source>together</source>
        <translation>小計</translation>
    </message>
    <message>
        <source>total</source>
        <translation>支払金額</translation>
    </message>
</context>
<context>
    <name>GradientControls</name>
    <message>
        <source>{count} × {count} = {total}</source>
        <translation>{count} × {count} = {total}</translation>
    </message>
</context>
<context>
    <name>GradientFieldPlot</name>
    <message>
        <source>Field of arrows</source>
        <translation>矢印の場</translation>
    </message>
    <message>
        <source>Each arrow begins at the point where its gradient was taken. Point at one to read its numbers, click to hold it; the arrow keys move to its neighbors. The wheel zooms, the middle button moves the map.</source>
        <translation>それぞれの矢印は、勾配を求めた点から始まります。矢印を指すと数値が表示され、クリックで選択、矢印キーで隣に移動します。ホイールで拡大・縮小、中ボタンで地図を動かします。</translation>
    </message>
</context>
<context>
    <name>GradientNames</name>
    <message>
        <source>The book&apos;s field</source>
        <translation>本の勾配の図</translation>
    </message>
    <message>
        <source>324 arrows of x₀² + x₁², from −2 to 2.25 in steps of 0.25, as the book draws them. Shortcut: B</source>
        <translation>本の図と同じ、x₀² + x₁² の324本の矢印です。−2から2.25まで0.25刻みで並びます（Bキー）。</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>幅 h</translation>
    </message>
    <message>
        <source>How far to both sides f is asked for the numerical gradient. Too large and the surface curves in between; too small and rounding takes over.</source>
        <translation>数値的な勾配を求めるとき、両側にどれだけ離れた点のfを使うかです。大きすぎるとその間で曲面が曲がり、小さすぎると丸め誤差が支配的になります。</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>矢印の数</translation>
    </message>
    <message>
        <source>How many points have their gradient drawn. Shortcuts: [ and ]</source>
        <translation>勾配を描く点の数です（[ キーと ] キー）。</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>長さ</translation>
    </message>
    <message>
        <source>True lengths show which slopes are steep; compressed and equal ones show directions where slopes differ by factors of a thousand. Shortcut: L</source>
        <translation>「実際の比率」では坂の急さがわかります。「圧縮」と「すべて同じ」では、傾きが1000倍も違う場所どうしでも向きがわかります（Lキー）。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大きさ</translation>
    </message>
    <message>
        <source>All arrows longer or shorter; their lengths keep their ratios.</source>
        <translation>長さの比を保ったまま、すべての矢印を長く、または短くします。</translation>
    </message>
    <message>
        <source>Contour lines</source>
        <translation>等高線</translation>
    </message>
    <message>
        <source>Lines along which f stays the same. Gradients are perpendicular to them. Shortcut: C</source>
        <translation>fの値が同じ点を結んだ線です。勾配は等高線に垂直です（Cキー）。</translation>
    </message>
    <message>
        <source>Height as shade</source>
        <translation>高さを濃淡で表示</translation>
    </message>
    <message>
        <source>The darker the ground, the lower f. Shortcut: G</source>
        <translation>色が濃いほどfが小さい場所です（Gキー）。</translation>
    </message>
    <message>
        <source>True: slope times a factor</source>
        <translation>実際の比率</translation>
    </message>
    <message>
        <source>Compressed</source>
        <translation>圧縮</translation>
    </message>
    <message>
        <source>All equal</source>
        <translation>すべて同じ</translation>
    </message>
    <message>
        <source>Numerical</source>
        <translation>数値的</translation>
    </message>
    <message>
        <source>−∇f by central differences, as the book computes it. Next: V</source>
        <translation>本と同じく、中心差分で求めた−∇fです（Vキーで次へ）。</translation>
    </message>
    <message>
        <source>Analytic</source>
        <translation>解析的</translation>
    </message>
    <message>
        <source>−∇f by the derived formula. Next: V</source>
        <translation>微分の公式から求めた−∇fです（Vキーで次へ）。</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>両方</translation>
    </message>
    <message>
        <source>The numerical arrows on top of the analytic ones. Next: V</source>
        <translation>解析的な矢印の上に、数値的な矢印を重ねます（Vキーで次へ）。</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Numerical minus analytic gradient, magnified until it is seen. Next: V</source>
        <translation>数値的な勾配から解析的な勾配を引き、見えるように拡大します（Vキーで次へ）。</translation>
    </message>
    <message>
        <source>The point whose numbers are shown. A click on the map sets it too, and the arrow keys move it from arrow to arrow.</source>
        <translation>数値を表示する点です。地図のクリックでも選べ、矢印キーで隣の矢印に移動します。</translation>
    </message>
    <message>
        <source>Hold a point whose gradient the book computes.</source>
        <translation>本で勾配を計算している点を選びます。</translation>
    </message>
</context>
<context>
    <name>GradientPage</name>
    <message>
        <source>The gradient</source>
        <translation>勾配</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>勾配</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>矢印キー</translation>
    </message>
    <message>
        <source>Move the held point to the next arrow</source>
        <translation>隣の矢印に移動</translation>
    </message>
    <message>
        <source>Show the book&apos;s field</source>
        <translation>本の勾配の図を表示</translation>
    </message>
    <message>
        <source>Show the numerical gradient, the analytic one, both, their difference</source>
        <translation>数値的・解析的・両方・差を切り替え</translation>
    </message>
    <message>
        <source>True, compressed or equal lengths</source>
        <translation>矢印の長さの表し方を切り替え</translation>
    </message>
    <message>
        <source>More arrows</source>
        <translation>矢印を増やす</translation>
    </message>
    <message>
        <source>Fewer arrows</source>
        <translation>矢印を減らす</translation>
    </message>
    <message>
        <source>Contour lines on or off</source>
        <translation>等高線を表示・非表示</translation>
    </message>
    <message>
        <source>Shading of the ground on or off</source>
        <translation>高さの濃淡を表示・非表示</translation>
    </message>
    <message>
        <source>Source of the functions that run here</source>
        <translation>ここで動く関数のソース</translation>
    </message>
    <message>
        <source>At the held point</source>
        <translation>選択した点での値</translation>
    </message>
    <message>
        <source>At the arrow under the pointer; click to hold it</source>
        <translation>ポインター位置の矢印（クリックで選択）</translation>
    </message>
</context>
<context>
    <name>GradientReadings</name>
    <message>
        <source>Point</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Where the arrow begins.</source>
        <translation>矢印の始点です。</translation>
    </message>
    <message>
        <source>Numerical ∇f</source>
        <translation>数値的 ∇f</translation>
    </message>
    <message>
        <source>The gradient by central differences: f asked twice along each axis.</source>
        <translation>中心差分による勾配です。軸ごとにfを2回計算します。</translation>
    </message>
    <message>
        <source>Analytic ∇f</source>
        <translation>解析的 ∇f</translation>
    </message>
    <message>
        <source>The gradient by the derived formula: exact but for the last digit.</source>
        <translation>微分の公式による勾配です。最後の桁を除いて正確です。</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Numerical minus analytic: what truncation and rounding have done.</source>
        <translation>数値的な勾配 − 解析的な勾配です。打ち切り誤差と丸め誤差が現れます。</translation>
    </message>
    <message>
        <source>f</source>
        <translation>f</translation>
    </message>
    <message>
        <source>The height of the surface at the point.</source>
        <translation>この点での曲面の高さです。</translation>
    </message>
    <message>
        <source>Length |∇f|</source>
        <translation>大きさ |∇f|</translation>
    </message>
    <message>
        <source>How steep the slope is: how fast f falls along the arrow.</source>
        <translation>坂の急さです。矢印に沿ってfがどれだけ急に減るかを表します。</translation>
    </message>
    <message>
        <source>Arrow points to</source>
        <translation>矢印の向き</translation>
    </message>
    <message>
        <source>The direction of −∇f, in degrees against the clock from the first axis.</source>
        <translation>−∇fの向きです。第1軸から反時計回りの角度で表します。</translation>
    </message>
</context>
<context>
    <name>GradientScatter</name>
    <message>
        <source>both are equal</source>
        <translation>両者が等しい</translation>
    </message>
    <message>
        <source>Numerical against backpropagated gradients</source>
        <translation>数値微分と誤差逆伝播法の勾配</translation>
    </message>
    <message>
        <source>Each point is one parameter. To the right: its slope by backpropagation. Upward: its slope by the difference quotient. Right gradients lie on the diagonal. Click a point to see the loss against this one weight.</source>
        <translation>1つの点が1つのパラメータです。横軸は誤差逆伝播法、縦軸は差分商による勾配で、正しければ対角線上に並びます。点をクリックすると、その重みに対する損失を見られます。</translation>
    </message>
    <message>
        <source>slope by backpropagation</source>
        <translation>誤差逆伝播法の勾配</translation>
    </message>
    <message>
        <source>slope by differences</source>
        <translation>数値微分の勾配</translation>
    </message>
    <message>
        <source>Press Space: every parameter becomes a point, its slope by differences over its slope by backpropagation. They should all lie on the diagonal.</source>
        <translation>Spaceキーを押すと、
各パラメータが点になります。
横が誤差逆伝播法、縦が数値微分の勾配で、
すべて対角線上に並ぶはずです。</translation>
    </message>
    <message>
        <source>{parameter}
differences: {numerical}
backpropagation: {backprop}</source>
        <translation>{parameter}
数値微分：{numerical}
誤差逆伝播法：{backprop}</translation>
    </message>
</context>
<context>
    <name>GradientWords</name>
    <message>
        <source>f is finite nowhere in this area, so there is no gradient to draw. Choose another area or another formula.</source>
        <translation>この範囲のどこでもfが有限ではないため、描ける勾配がありません。別の範囲か数式を選んでください。</translation>
    </message>
    <message>
        <source>f is level everywhere in this area: every gradient is zero, and no arrow has a direction.</source>
        <translation>この範囲ではfがどこでも平らです。勾配はすべて0で、矢印に向きがありません。</translation>
    </message>
    <message>
        <source>At this h the numerical arrows are not those of the gradient any more: they differ from it by up to {largest}, where no slope is steeper than {longest}. Show both to compare them.</source>
        <translation>このhでは、数値的な矢印はもう勾配を表していません。傾きは最大でも{longest}なのに、差は最大{largest}あります。「両方」を表示して比べてください。</translation>
    </message>
    <message>
        <source>Each arrow points where f falls fastest from its own point, straight across the contour lines. Short arrows mean level ground.</source>
        <translation>どの矢印も、その点でfが最も急に減る向きを指し、等高線と垂直に交わります。短い矢印は平らな場所を表します。</translation>
    </message>
    <message>
        <source>Every arrow points straight at the lowest place {point}. The nearer to it, the shorter the arrows: the ground becomes level there.</source>
        <translation>どの矢印も、最も低い場所{point}をまっすぐ指しています。近いほど平らになるので、矢印は短くなります。</translation>
    </message>
    <message>
        <source>Each arrow points where f falls fastest from its own point, straight across the contour lines. That is not the way to the lowest place: half of the arrows point more than {median}° past it, one {most}°.</source>
        <translation>どの矢印も、その点でfが最も急に減る向きを指し、等高線と垂直に交わります。最も低い場所を指すとは限らず、半数は{median}°以上、最大で{most}°それています。</translation>
    </message>
    <message>
        <source>At every point both gradients have the very same digits: there is no difference to draw. Try another h.</source>
        <translation>すべての点で2つの勾配が完全に一致し、描ける差がありません。別のhを試してください。</translation>
    </message>
    <message>
        <source>What is left is rounding: arrows of no order, {largest} long at most. f has about 16 digits, and dividing by 2h = {step} brings the last of them to light.</source>
        <translation>残るのは丸め誤差です。矢印はばらばらで、大きさは最大{largest}です。fの精度は約16桁で、2h = {step} で割ると末尾の桁の誤差が現れます。</translation>
    </message>
    <message>
        <source>What is left is mostly truncation: within h the surface curves, and 2h = {step} reaches past it. The arrows have an order and are {largest} long at most. A smaller h makes them shorter.</source>
        <translation>残るのは主に打ち切り誤差です。2h = {step} の幅の中で曲面が曲がるためです。矢印は規則的で、大きさは最大{largest}です。hを小さくすると短くなります。</translation>
    </message>
    <message>
        <source>f is finite nowhere in this area, so there are no gradients to compare. Choose another area or another formula.</source>
        <translation>この範囲のどこでもfが有限ではないため、比べる勾配がありません。別の範囲か数式を選んでください。</translation>
    </message>
    <message>
        <source>At {lost} of {all} points f or its gradient is not finite. They are marked with a cross and have no arrow.</source>
        <translation>{all}点のうち{lost}点で、fか勾配が有限ではありません。×印で示し、矢印は描きません。</translation>
    </message>
    <message>
        <source>At {same} of {all} points x + h is x itself, because h is below the last digit of x: the difference there is 0, and so is the slope. Make h larger.</source>
        <translation>{all}点のうち{same}点で、hがxの最後の桁より小さく、x + h が x と等しくなります。差も傾きも0になるので、hを大きくしてください。</translation>
    </message>
    <message>
        <source>Numerical and analytic arrows cover each other: they differ by {largest} at most. Look at the difference to see it.</source>
        <translation>数値的な矢印と解析的な矢印は重なっています。違いは最大でも{largest}です。「差」を選ぶと見えます。</translation>
    </message>
    <message>
        <source>With h = {step} the numerical arrows part from the analytic ones, by {largest} at most.</source>
        <translation>h = {step} では、数値的な矢印が解析的な矢印から最大{largest}ずれています。</translation>
    </message>
</context>
<context>
    <name>HistogramTable</name>
    <message>
        <source>Copy the figures</source>
        <translation>数値をコピー</translation>
    </message>
    <message>
        <source>{low} to {high}: {now}</source>
        <translation>{low} ～ {high}：{now}</translation>
    </message>
    <message>
        <source>{low} to {high}: {now} now, {start} at the start</source>
        <translation>{low} ～ {high}：現在 {now}、開始時 {start}</translation>
    </message>
</context>
<context>
    <name>ImageView</name>
    <message>
        <source>The previous or the next test sample</source>
        <translation>前・次のテストデータ</translation>
    </message>
    <message>
        <source>On the units: take another one in hand</source>
        <translation>ニューロンの上で：別のニューロンを選択</translation>
    </message>
    <message>
        <source>Weights of the unit</source>
        <translation>ニューロンの重み</translation>
    </message>
    <message>
        <source>Input × weight</source>
        <translation>入力 × 重み</translation>
    </message>
    <message>
        <source>First layer: at which points each unit&apos;s sum is above 0 (blue) or below</source>
        <translation>第1層：各ニューロンの和が正になる点（青）と負になる点</translation>
    </message>
    <message>
        <source>One test image&apos;s way through the network appears here. Press Space to train.</source>
        <translation>1枚のテスト画像がネットワークを通る様子がここに表示されます。
Spaceキーで学習します。</translation>
    </message>
</context>
<context>
    <name>ImageWayView</name>
    <message>
        <source>One sample&apos;s way through the network</source>
        <translation>1つのデータがネットワークを通る様子</translation>
    </message>
    <message>
        <source>Unit {unit} of layer {layer}: sum {sum}, output {output}</source>
        <translation>第{layer}層のニューロン{unit}：和 {sum}、出力 {output}</translation>
    </message>
</context>
<context>
    <name>ImageWords</name>
    <message>
        <source>Test image {index}</source>
        <translation>テスト画像 {index}</translation>
    </message>
    <message>
        <source>Test point {index}</source>
        <translation>テスト点 {index}</translation>
    </message>
    <message>
        <source>Layer {number}: {count} {activation}</source>
        <translation>第{number}層：{count}個 {activation}</translation>
    </message>
    <message>
        <source>The network&apos;s numbers are not finite: it gives no answer any more.</source>
        <translation>ネットワークの値が有限でないため、もう答えを出せません。</translation>
    </message>
    <message>
        <source>Right: it is a {label}, and the network gives that {sure}.</source>
        <translation>正解です。答えは{label}（確率{sure}）です。</translation>
    </message>
    <message>
        <source>Wrong: it is a {label}, to which the network gives {given}; its answer is {answer} with {sure}.</source>
        <translation>間違いです。正解は{label}（確率{given}）ですが、答えは{answer}（確率{sure}）です。</translation>
    </message>
    <message>
        <source>Test point {index} lies at ({point}).</source>
        <translation>テスト点{index}の位置は ({point}) です。</translation>
    </message>
    <message>
        <source>All units of layer 1 give 0: nothing of it passes on.</source>
        <translation>第1層のニューロンがすべて0を出力し、何も先へ伝わりません。</translation>
    </message>
    <message>
        <source>{strong} of layer 1&apos;s {count} units are at more than half of the strongest output.</source>
        <translation>第1層のニューロン{count}個のうち{strong}個の出力が、最大の出力の半分を超えています。</translation>
    </message>
    <message>
        <source>The output for {number}</source>
        <translation>{number}の出力</translation>
    </message>
    <message>
        <source>Unit {unit} of layer {layer}</source>
        <translation>第{layer}層のニューロン{unit}</translation>
    </message>
    <message>
        <source>Softmax makes {output} of it.</source>
        <translation>ソフトマックスで{output}になります。</translation>
    </message>
    <message>
        <source>Through {activation} it becomes {output}.</source>
        <translation>{activation}を通すと{output}になります。</translation>
    </message>
    <message>
        <source>{name}: {terms} + bias {bias} = {sum}.</source>
        <translation>{name}：{terms} + バイアス {bias} = {sum}。</translation>
    </message>
    <message>
        <source>{name}: the {count} products add up to {products}; with the bias {bias} the sum is {sum}.</source>
        <translation>{name}：{count}個の積の合計は{products}で、バイアス{bias}を足すと{sum}です。</translation>
    </message>
    <message>
        <source>Test image</source>
        <translation>テスト画像</translation>
    </message>
    <message>
        <source>Test point</source>
        <translation>テスト点</translation>
    </message>
    <message>
        <source>Click a unit to see its weights and what each pixel adds to its sum: blue speaks for the unit, orange against it. What the first layer looks for stands in its weights; later layers see only the outputs before them.</source>
        <translation>ニューロンをクリックすると、その重みと、各ピクセルが和に加える値を見られます。青はニューロンを強め、オレンジは弱めます。第1層が何を探しているかは重みに現れます。後の層が見るのは、前の層の出力だけです。</translation>
    </message>
    <message>
        <source>Click a unit to see its weights and what each input adds to its sum: blue speaks for the unit, orange against it.</source>
        <translation>ニューロンをクリックすると、その重みと、各入力が和に加える値を見られます。青はニューロンを強め、オレンジは弱めます。</translation>
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
        <source>One picture per hidden unit: blue where a pixel speaks for the unit, orange where it speaks against. The change shows what was learned; the weights still hold the first random numbers.</source>
        <translation>隠れ層のニューロンごとに1枚の画像です。青のピクセルはニューロンを強め、オレンジは弱めます。「開始からの変化」で学習した内容がわかります。「現在の値」には初期値の乱数も残っています。</translation>
    </message>
    <message>
        <source>No weight has changed yet. Press Space to train.</source>
        <translation>重みはまだ変化していません。
Spaceキーで学習します。</translation>
    </message>
    <message>
        <source>Which sample of the test data goes through the network</source>
        <translation>ネットワークに通すテストデータの番号です。</translation>
    </message>
    <message>
        <source>Previous sample</source>
        <translation>前のデータ</translation>
    </message>
    <message>
        <source>The sample before (,)</source>
        <translation>前のテストデータを表示します（, キー）。</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>次のデータ</translation>
    </message>
    <message>
        <source>The next sample of the test data (.)</source>
        <translation>次のテストデータを表示します（. キー）。</translation>
    </message>
    <message>
        <source>Weights of the unit in hand</source>
        <translation>選択したニューロンの重み</translation>
    </message>
    <message>
        <source>What each input adds to the unit&apos;s sum</source>
        <translation>各入力がニューロンの和に加える値</translation>
    </message>
    <message>
        <source>The network&apos;s answer appears here.</source>
        <translation>ネットワークの答えがここに表示されます。</translation>
    </message>
</context>
<context>
    <name>InsideNames</name>
    <message>
        <source>Layers</source>
        <translation>各層</translation>
    </message>
    <message>
        <source>Outputs, weights and gradients of every layer, against the start (1)</source>
        <translation>各層の出力・重み・勾配を、開始時と比べます（1キー）。</translation>
    </message>
    <message>
        <source>Weights, one image</source>
        <translation>重みと画像1枚</translation>
    </message>
    <message>
        <source>What the first layer looks for, and one image&apos;s way (2)</source>
        <translation>第1層が探しているものと、1枚の画像が通る様子を見ます（2キー）。</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混同行列</translation>
    </message>
    <message>
        <source>Which classes the network takes for which (3)</source>
        <translation>どのクラスをどのクラスと答えるかを見ます（3キー）。</translation>
    </message>
    <message>
        <source>Confidently wrong</source>
        <translation>自信のある間違い</translation>
    </message>
    <message>
        <source>The mistakes that the network is most sure of (4)</source>
        <translation>ネットワークが最も自信をもっている間違いを見ます（4キー）。</translation>
    </message>
    <message>
        <source>Experiment 6.2.2</source>
        <translation>実験（本の6.2.2）</translation>
    </message>
    <message>
        <source>Why the spread of the first weights matters in deep networks (5)</source>
        <translation>深いネットワークで、重みの初期値の広がりが重要な理由がわかります（5キー）。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>学習する</translation>
    </message>
    <message>
        <source>Start, pause or resume the training (Space)</source>
        <translation>学習を開始、一時停止、再開します（Spaceキー）。</translation>
    </message>
    <message>
        <source>1 iteration</source>
        <translation>1反復</translation>
    </message>
    <message>
        <source>One mini-batch: forward, loss, gradient, update (Right arrow)</source>
        <translation>ミニバッチ1つ分の順伝播、損失、勾配、更新を行います（右矢印キー）。</translation>
    </message>
    <message>
        <source>No network is loaded yet.</source>
        <translation>ネットワークはまだありません。</translation>
    </message>
    <message>
        <source>{data}, weights after iteration {iteration}</source>
        <translation>{data}、反復{iteration}回の重み</translation>
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
        <source>One iteration back</source>
        <translation>1反復戻る</translation>
    </message>
    <message>
        <source>Layers, weights, confusion, mistakes, experiment</source>
        <translation>各層・重み・混同行列・間違い・実験を表示</translation>
    </message>
    <message>
        <source>Read the source</source>
        <translation>ソースを読む</translation>
    </message>
</context>
<context>
    <name>InsidePage</name>
    <message>
        <source>Inside the network</source>
        <translation>ネットワークの内部</translation>
    </message>
    <message>
        <source>Training and test accuracy</source>
        <translation>訓練データとテストデータの認識精度</translation>
    </message>
</context>
<context>
    <name>KeepRuns</name>
    <message>
        <source>Keep these runs</source>
        <translation>これらの実行を保存</translation>
    </message>
    <message>
        <source>Put each of them into the ledger, all in one group: there they can be compared, opened and trained on.</source>
        <translation>すべての実行を1つのグループとして一覧に保存します。一覧では、比較したり、開いたり、続けて学習したりできます。</translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>Before the first iteration there is nothing to keep yet.</source>
        <translation>最初の反復が済むまでは、保存するものがありません。</translation>
    </message>
    <message>
        <source>The run was not kept: another one has taken its place.</source>
        <translation>別の実行に替わったため、保存できませんでした。</translation>
    </message>
</context>
<context>
    <name>KeyHelp</name>
    <message>
        <source>Let the racers descend, or pause</source>
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
        <source>Put the racer above or below in focus</source>
        <translation>上・下の走者を選択</translation>
    </message>
    <message>
        <source>Show the map, or the surface in 3-D</source>
        <translation>地図・3Dの曲面を表示</translation>
    </message>
    <message>
        <source>Show standings, inner state or formula</source>
        <translation>状況・内部状態・数式を表示</translation>
    </message>
    <message>
        <source>Plot f or the distance to the minimum</source>
        <translation>グラフをf・最小点までの距離で切り替え</translation>
    </message>
    <message>
        <source>Plot on a logarithmic or a linear axis</source>
        <translation>グラフの軸を対数・線形で切り替え</translation>
    </message>
    <message>
        <source>Add noise to the gradient, or not</source>
        <translation>勾配のノイズのあり・なし</translation>
    </message>
    <message>
        <source>Save pictures, figures or an animation</source>
        <translation>画像・数値・アニメーションを保存</translation>
    </message>
</context>
<context>
    <name>KeyWords</name>
    <message>
        <source>Start, pause or resume</source>
        <translation>開始・一時停止・再開</translation>
    </message>
    <message>
        <source>One iteration</source>
        <translation>1反復進む</translation>
    </message>
    <message>
        <source>One iteration back</source>
        <translation>1反復戻る</translation>
    </message>
    <message>
        <source>A twentieth of the run back or on</source>
        <translation>実行全体の20分の1だけ戻る・進む</translation>
    </message>
    <message>
        <source>First or newest moment of the run</source>
        <translation>実行の最初・最新の時点へ</translation>
    </message>
    <message>
        <source>Drag a curve</source>
        <translation>曲線をドラッグ</translation>
    </message>
    <message>
        <source>Go to a moment of the run</source>
        <translation>実行のその時点へ移動</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Shift+ドラッグ</translation>
    </message>
    <message>
        <source>Move the visible part of the curves</source>
        <translation>曲線の表示範囲を動かす</translation>
    </message>
    <message>
        <source>Branch: go on as another run with the settings of the form</source>
        <translation>分岐：設定欄の設定で、別の実行として続ける</translation>
    </message>
    <message>
        <source>Keep this run</source>
        <translation>この実行を保存</translation>
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
    <message>
        <source>Show or hide why a run failed</source>
        <translation>失敗の診断を表示・非表示</translation>
    </message>
    <message>
        <source>Restart with the remedy of a diagnosis</source>
        <translation>診断の対策で学習をやり直す</translation>
    </message>
    <message>
        <source>Hide why a run failed</source>
        <translation>失敗の診断を隠す</translation>
    </message>
</context>
<context>
    <name>LabelButtons</name>
    <message>
        <source>This is a</source>
        <translation>この数字は</translation>
    </message>
    <message>
        <source>Add the drawing to my digits as a {digit}, for the network to learn from. Shortcut: Shift+{digit}</source>
        <translation>描いた数字を「{digit}」として自分の字に加え、ネットワークの学習に使います（Shift+{digit}キー）。</translation>
    </message>
    <message>
        <source>This is a {digit}</source>
        <translation>これは{digit}</translation>
    </message>
</context>
<context>
    <name>LayerCurves</name>
    <message>
        <source>layer {number}</source>
        <translation>第{number}層</translation>
    </message>
    <message>
        <source>iteration {iteration}</source>
        <translation>反復 {iteration}</translation>
    </message>
</context>
<context>
    <name>LayerGraph</name>
    <message>
        <source>Layers of the network</source>
        <translation>ネットワークの層</translation>
    </message>
</context>
<context>
    <name>LayerSpeed</name>
    <message>
        <source>Layers per second, by itself</source>
        <translation>再生速度（層/秒）</translation>
    </message>
    <message>
        <source>Layers per second</source>
        <translation>再生速度（層/秒）</translation>
    </message>
    <message>
        <source>How long each layer is looked at while the step goes by itself (P). Nothing is learned from it.</source>
        <translation>自動で進めるとき（Pキー）に、1秒間に何層ずつ進むかです。学習には影響しません。</translation>
    </message>
</context>
<context>
    <name>LayerWords</name>
    <message>
        <source>Outputs</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Sizes of the gradient</source>
        <translation>勾配の大きさ</translation>
    </message>
    <message>
        <source>std {std}</source>
        <translation>標準偏差 {std}</translation>
    </message>
    <message>
        <source>Layer {number}: {count} {activation}</source>
        <translation>第{number}層：{count}個 {activation}</translation>
    </message>
    <message>
        <source>dead: {share}</source>
        <translation>死んだニューロン：{share}</translation>
    </message>
    <message>
        <source>saturated: {share}</source>
        <translation>飽和：{share}</translation>
    </message>
    <message>
        <source>gradient: length {norm}</source>
        <translation>勾配の大きさ：{norm}</translation>
    </message>
    <message>
        <source>moves {share} a step</source>
        <translation>更新で動く割合：{share}</translation>
    </message>
    <message>
        <source>{share} are 0, mean {mean}</source>
        <translation>{share}が0、平均 {mean}</translation>
    </message>
    <message>
        <source>mean {mean}, std {std}</source>
        <translation>平均 {mean}、標準偏差 {std}</translation>
    </message>
    <message>
        <source>{share} are not finite</source>
        <translation>{share}が有限でない</translation>
    </message>
    <message>
        <source>{share} are 0</source>
        <translation>{share}が0</translation>
    </message>
    <message>
        <source>Layer {number} holds numbers that are not finite: the run has diverged. Reset it and take a smaller learning rate.</source>
        <translation>第{number}層に有限でない数があり、学習は発散しています。リセットして、学習率を小さくしてください。</translation>
    </message>
    <message>
        <source>{share} of layer {number}&apos;s units are dead: they give 0 for every image.</source>
        <translation>第{number}層のニューロンの{share}が死んでいて、どの画像にも0を出力します。</translation>
    </message>
    <message>
        <source>{share} of layer {number}&apos;s units are dead: they give 0 for every point.</source>
        <translation>第{number}層のニューロンの{share}が死んでいて、どの点にも0を出力します。</translation>
    </message>
    <message>
        <source>{share} of layer {number}&apos;s units are stuck near an end, whatever comes in: hardly any gradient passes through them.</source>
        <translation>第{number}層のニューロンの{share}が、入力に関係なく端に張り付いたままで、勾配がほとんど伝わりません。</translation>
    </message>
    <message>
        <source>{share} of layer {number}&apos;s outputs are saturated: so near an end that the slope there is under a fifth of its largest.</source>
        <translation>第{number}層の出力の{share}が飽和しています。端に近く、傾きが最大値の5分の1未満です。</translation>
    </message>
    <message>
        <source>Layer {number}&apos;s outputs hardly differ (std {std}): its units all say nearly the same.</source>
        <translation>第{number}層の出力はほとんど差がなく（標準偏差 {std}）、どのニューロンもほぼ同じ値です。</translation>
    </message>
    <message>
        <source>No gradient reaches layer 1: its weights cannot learn.</source>
        <translation>第1層に勾配が届かず、重みが学習できません。</translation>
    </message>
    <message>
        <source>Layer 1&apos;s gradient is {times} times smaller than that of layer {last}: it vanishes on its way back.</source>
        <translation>第1層の勾配は第{last}層の{times}分の1です。逆伝播の途中で消失しています。</translation>
    </message>
    <message>
        <source>Layer 1&apos;s gradient is {times} times larger than that of layer {last}: it grows on its way back.</source>
        <translation>第1層の勾配は第{last}層の{times}倍です。逆伝播の途中で大きくなっています。</translation>
    </message>
    <message>
        <source>No unit is dead, and the gradient reaches every layer.</source>
        <translation>死んだニューロンはなく、勾配がすべての層に届いています。</translation>
    </message>
    <message>
        <source>Few outputs are saturated, and the gradient reaches every layer.</source>
        <translation>出力の飽和は少なく、勾配がすべての層に届いています。</translation>
    </message>
    <message>
        <source>The next update moves the weights of layer {number} most: by {share} of their length.</source>
        <translation>次の更新で最も動くのは第{number}層の重みで、大きさの{share}だけ動きます。</translation>
    </message>
    <message>
        <source>Measured on the first {count} training images, always the same. The gradient is that of their mean loss, by backpropagation. How far weights move a step is the length of the update that comes next, with its own mini-batch, over the length of the weights. The curves grow while this view is open.</source>
        <translation>訓練データの先頭{count}枚（常に同じ画像）で計測しています。勾配は、その平均損失を誤差逆伝播法で微分したものです。重みの変化は、次に行う更新（実際のミニバッチで計算）の大きさを、重みの大きさで割った値です。曲線は、この画面を開いている間だけ伸びます。</translation>
    </message>
    <message>
        <source>Measured on the first {count} training points, always the same. The gradient is that of their mean loss, by backpropagation. How far weights move a step is the length of the update that comes next, with its own mini-batch, over the length of the weights. The curves grow while this view is open.</source>
        <translation>訓練データの先頭{count}点（常に同じ点）で計測しています。勾配は、その平均損失を誤差逆伝播法で微分したものです。重みの変化は、次に行う更新（実際のミニバッチで計算）の大きさを、重みの大きさで割った値です。曲線は、この画面を開いている間だけ伸びます。</translation>
    </message>
    <message>
        <source>This is the start. Press Space to train, and see what changes.</source>
        <translation>開始時の状態です。Spaceキーで学習し、変化を見てください。</translation>
    </message>
    <message>
        <source>Since the start, the spread (std) of layer {number}&apos;s weights went from {before} to {now}.</source>
        <translation>開始から、第{number}層の重みの標準偏差が{before}から{now}になりました。</translation>
    </message>
</context>
<context>
    <name>LayersView</name>
    <message>
        <source>outline: at the start of the run, in the same bins</source>
        <translation>枠線：学習開始時（区間は同じ）</translation>
    </message>
    <message>
        <source>filled: now</source>
        <translation>塗りつぶし：現在</translation>
    </message>
    <message>
        <source>Histograms of every layer</source>
        <translation>各層のヒストグラム</translation>
    </message>
    <message>
        <source>The numbers in every layer appear here as histograms. Press Space to train.</source>
        <translation>各層の値がヒストグラムで表示されます。
Spaceキーで学習します。</translation>
    </message>
    <message>
        <source>length of the gradient</source>
        <translation>勾配の大きさ</translation>
    </message>
    <message>
        <source>Euclidean length of each layer&apos;s gradient on the probe. Far apart lines mean that some layers learn and others hardly do.</source>
        <translation>計測用データでの、各層の勾配の大きさ（L2ノルム）です。線が離れていれば、よく学習する層とほとんど学習しない層があります。</translation>
    </message>
    <message>
        <source>update ÷ weights</source>
        <translation>更新量 ÷ 重み</translation>
    </message>
    <message>
        <source>The length of the next update of each layer&apos;s weights over the length of the weights. About 0.001 is usual: far above it training gets rough, far below it hardly anything is learned.</source>
        <translation>各層の重みの次の更新量を、重みの大きさで割った値です。ふつうは0.001ほどです。ずっと大きいと学習が不安定になり、ずっと小さいとほとんど学習しません。</translation>
    </message>
    <message>
        <source>How far each update moves the weights appears here. Press Space to train.</source>
        <translation>更新による重みの変化がここに表示されます。
Spaceキーで学習します。</translation>
    </message>
    <message>
        <source>The gradient&apos;s length in each layer appears here.</source>
        <translation>各層の勾配の大きさがここに表示されます。</translation>
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
    <name>LedgerBar</name>
    <message>
        <source>Filter: words of name, note or settings</source>
        <translation>絞り込み：名前・メモ・設定の言葉</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>Show only runs that have all these words, for example: adam 0.001. Ctrl+F comes here.</source>
        <translation>入力した言葉をすべて含む実行だけを表示します（例：adam 0.001）。Ctrl+Fでここに移ります。</translation>
    </message>
    <message>
        <source>Keep this run</source>
        <translation>実行を保存</translation>
    </message>
    <message>
        <source>Keep the run in training as it is now, to be opened again (Ctrl+S).</source>
        <translation>学習中の実行を今の状態で保存し、後で開けるようにします（Ctrl+S）。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Go on with the chosen run, exactly where it stood (Enter).</source>
        <translation>選んだ実行を、中断したところからそのまま続けます（Enterキー）。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前を変更</translation>
    </message>
    <message>
        <source>Give the chosen run another name (F2).</source>
        <translation>選んだ実行の名前を変えます（F2キー）。</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>色</translation>
    </message>
    <message>
        <source>The color and shape of the chosen runs.</source>
        <translation>選んだ実行の色と印の形です。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Carry the chosen runs into other tools.</source>
        <translation>選んだ実行を、ほかのツールで使えるように書き出します。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Take the chosen runs out of the ledger (Del); Ctrl+Z brings them back.</source>
        <translation>選んだ実行を一覧から削除します（Delキー）。Ctrl+Zで元に戻せます。</translation>
    </message>
    <message>
        <source>Blue, disc</source>
        <translation>青・丸</translation>
    </message>
    <message>
        <source>Vermillion, square</source>
        <translation>朱色・四角</translation>
    </message>
    <message>
        <source>Green, triangle</source>
        <translation>緑・三角</translation>
    </message>
    <message>
        <source>Purple, diamond</source>
        <translation>赤紫・ひし形</translation>
    </message>
    <message>
        <source>Yellow, star</source>
        <translation>黄・星</translation>
    </message>
    <message>
        <source>Violet, plus</source>
        <translation>青紫・プラス</translation>
    </message>
    <message>
        <source>Red, cross</source>
        <translation>赤・バツ</translation>
    </message>
    <message>
        <source>Gray, hexagon</source>
        <translation>灰色・六角形</translation>
    </message>
</context>
<context>
    <name>LedgerMenu</name>
    <message>
        <source>{title}: choose a folder</source>
        <translation>{title}：フォルダーを選択</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Figures (CSV)...</source>
        <translation>数値 (CSV)...</translation>
    </message>
    <message>
        <source>Picture of the curves (PNG)...</source>
        <translation>曲線の画像 (PNG)...</translation>
    </message>
    <message>
        <source>Drawing of the curves (SVG)...</source>
        <translation>曲線の図 (SVG)...</translation>
    </message>
    <message>
        <source>Network (ONNX)...</source>
        <translation>ネットワーク (ONNX)...</translation>
    </message>
    <message>
        <source>Run file (.npz)...</source>
        <translation>実行のデータ (.npz)...</translation>
    </message>
    <message>
        <source>NumPy script (.py)...</source>
        <translation>NumPyスクリプト (.py)...</translation>
    </message>
    <message>
        <source>Everything (.zip)...</source>
        <translation>まとめて (.zip)...</translation>
    </message>
    <message>
        <source>TensorBoard events...</source>
        <translation>TensorBoardのイベント...</translation>
    </message>
    <message>
        <source>Every iteration of every chosen run, with all digits.</source>
        <translation>選んだ実行のすべての反復を、全桁で書き出します。</translation>
    </message>
    <message>
        <source>The curves of the chosen runs, for slides.</source>
        <translation>選んだ実行の曲線です。スライドに向いています。</translation>
    </message>
    <message>
        <source>The curves of the chosen runs, sharp at any size, for print.</source>
        <translation>選んだ実行の曲線です。拡大しても鮮明で、印刷に向いています。</translation>
    </message>
    <message>
        <source>The trained network for other programs: pixels in, answers out.</source>
        <translation>ほかのプログラムで使える学習済みネットワークです。ピクセルを入力すると答えを出力します。</translation>
    </message>
    <message>
        <source>The whole run, weights and history, which NumPy reads as well.</source>
        <translation>重みと履歴を含む実行全体です。NumPyでも読み込めます。</translation>
    </message>
    <message>
        <source>The run as plain NumPy, which gives the same losses elsewhere.</source>
        <translation>実行をNumPyだけで書いたスクリプトです。ほかの環境でも同じ損失になります。</translation>
    </message>
    <message>
        <source>All of these in one archive, to hand in or to hand on.</source>
        <translation>以上すべてを1つのZIPにまとめます。提出や受け渡しに使えます。</translation>
    </message>
    <message>
        <source>The curves and settings for TensorBoard, a folder per run.</source>
        <translation>TensorBoard用の曲線と設定です。実行ごとに1つのフォルダーに書き出します。</translation>
    </message>
</context>
<context>
    <name>LedgerPane</name>
    <message>
        <source>There is no run yet: train one on the page Train first.</source>
        <translation>実行がまだありません。先に「学習」ページで学習させてください。</translation>
    </message>
    <message>
        <source>Files in the folder of runs that cannot be read: {count}. {first}</source>
        <translation>実行のフォルダーに、読み込めないファイルが{count}個あります。{first}</translation>
    </message>
    <message>
        <source>“{name}” is kept.</source>
        <translation>「{name}」を保存しました。</translation>
    </message>
    <message>
        <source>Deleted runs: {count}.</source>
        <translation>削除した実行：{count}件。</translation>
    </message>
    <message>
        <source>Writing...</source>
        <translation>書き出しています...</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>書き出しました：{path}</translation>
    </message>
    <message>
        <source>Keep the run in training as it is now</source>
        <translation>学習中の実行を今の状態で保存する</translation>
    </message>
    <message>
        <source>Open the run: go on exactly where it stood</source>
        <translation>実行を開き、保存した時点から続ける</translation>
    </message>
    <message>
        <source>Rename the run</source>
        <translation>実行の名前を変える</translation>
    </message>
    <message>
        <source>Delete the chosen runs, or put them back</source>
        <translation>選んだ実行を削除する、または元に戻す</translation>
    </message>
    <message>
        <source>Filter the table</source>
        <translation>表を絞り込む</translation>
    </message>
    <message>
        <source>Copy the table that has the focus</source>
        <translation>フォーカスのある表をコピーする</translation>
    </message>
    <message>
        <source>Export the chosen runs</source>
        <translation>選んだ実行を書き出す</translation>
    </message>
    <message>
        <source>Logarithmic or linear loss axis</source>
        <translation>損失の軸を対数・線形で切り替える</translation>
    </message>
    <message>
        <source>Zoom the curves, or see all of them again</source>
        <translation>曲線を拡大・縮小する、または全体を表示する</translation>
    </message>
</context>
<context>
    <name>LensPlot</name>
    <message>
        <source>The point under a lens</source>
        <translation>点の拡大図</translation>
    </message>
    <message>
        <source>The same picture, magnified until h can be seen. The strips below show the numbers that exist: x + h is rounded to the nearest of them, and where h is smaller than their distance, to x itself.</source>
        <translation>同じ図を、hが見えるまで拡大したものです。下の帯は実際に表せる数を示します。x + h は最も近い数に丸められ、hが数の間隔より小さいとx自身になります。</translation>
    </message>
    <message>
        <source>Under the lens: {width} wide</source>
        <translation>拡大図（幅 {width}）</translation>
    </message>
    <message>
        <source>{count} numbers within h</source>
        <translation>hの中に数が{count}個</translation>
    </message>
    <message>
        <source>the next number is {steps} h away</source>
        <translation>隣の数までhの{steps}倍</translation>
    </message>
</context>
<context>
    <name>LessonHead</name>
    <message>
        <source>Book {book} · Article: {article}</source>
        <translation>本：{book} · 記事：{article}</translation>
    </message>
    <message>
        <source>Book {book}</source>
        <translation>本：{book}</translation>
    </message>
</context>
<context>
    <name>LossBandPlot</name>
    <message>
        <source>The losses of all seeds appear here. Press Space.</source>
        <translation>Spaceキーを押すと、全シードの損失がここに表示されます。</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>loss (mean of the last 100)</source>
        <translation>損失（直近100回の平均）</translation>
    </message>
    <message>
        <source>Loss over all seeds</source>
        <translation>全シードの損失</translation>
    </message>
    <message>
        <source>The mean over all seeds, and between which values they lie: a difference smaller than the band is luck.</source>
        <translation>全シードの平均と、値の広がりです。帯より小さな差は偶然です。</translation>
    </message>
</context>
<context>
    <name>LossControls</name>
    <message>
        <source>{measure}, mean</source>
        <translation>{measure}の平均</translation>
    </message>
    <message>
        <source>The bars are</source>
        <translation>棒の値</translation>
    </message>
    <message>
        <source>Mini-batch</source>
        <translation>ミニバッチ</translation>
    </message>
    <message>
        <source>Rows of the mini-batch</source>
        <translation>ミニバッチの行</translation>
    </message>
    <message>
        <source>How many answers make up the mini-batch. Its loss is the mean over the rows, so each row&apos;s gradient counts one part in that many.</source>
        <translation>ミニバッチに含める答えの数です。損失は全行の平均なので、各行の勾配はその数で割った分だけ効きます。</translation>
    </message>
    <message>
        <source>probabilities</source>
        <translation>確率</translation>
    </message>
    <message>
        <source>The outputs themselves: they stay between 0 and 1 and add up to 1, so a bar that grows takes from the others in proportion. Shortcut: S</source>
        <translation>出力そのものです。0から1の間で合計が1になるので、ある棒を伸ばすと、ほかの棒はその比率に応じて縮みます（Sキー）。</translation>
    </message>
    <message>
        <source>free scores, then softmax</source>
        <translation>スコア（ソフトマックスの前）</translation>
    </message>
    <message>
        <source>What comes before softmax, as in a network: the gradient is then with respect to the scores. Shortcut: S</source>
        <translation>ネットワークと同じく、ソフトマックスに入る前の値です。勾配もスコアについて求めます（Sキー）。</translation>
    </message>
    <message>
        <source>Book: sure of 2</source>
        <translation>本：「2」と予測</translation>
    </message>
    <message>
        <source>The book&apos;s first answer: the right one is {label} and gets 0.6. Shortcut: B</source>
        <translation>本の1つ目の例：正解の{label}の確率が0.6です（Bキー）。</translation>
    </message>
    <message>
        <source>Book: says 7</source>
        <translation>本：「7」と予測</translation>
    </message>
    <message>
        <source>The book&apos;s second answer: the same 0.6 for 7, though {label} is right. Shortcut: Shift+B</source>
        <translation>本の2つ目の例：正解は{label}なのに、7の確率が0.6です（Shift+B）。</translation>
    </message>
    <message>
        <source>Know nothing: {each} each</source>
        <translation>当てずっぽう：すべて{each}</translation>
    </message>
    <message>
        <source>The same for all, as of a network that has learned nothing. Shortcut: K</source>
        <translation>何も学習していないネットワークのように、すべて同じ値にします（Kキー）。</translation>
    </message>
    <message>
        <source>Give the right answer 0</source>
        <translation>正解の確率を0にする</translation>
    </message>
    <message>
        <source>The probability 0 for the right answer, the worst that can be: see what the 1e-7 does. Shortcut: Z</source>
        <translation>正解の確率が0という最悪の場合です。1e-7の効果がわかります（Zキー）。</translation>
    </message>
    <message>
        <source>Add 1e-7 inside the logarithm</source>
        <translation>logの中に1e-7を足す</translation>
    </message>
    <message>
        <source>Keeps the cross entropy, and with it the training, finite where the right answer gets 0. Shortcut: E</source>
        <translation>正解の確率が0でも交差エントロピー誤差が無限大にならず、学習を続けられます（Eキー）。</translation>
    </message>
</context>
<context>
    <name>LossCurve</name>
    <message>
        <source>Loss against the probability of the right class</source>
        <translation>正解クラスの確率と損失</translation>
    </message>
    <message>
        <source>probability of the right class</source>
        <translation>正解クラスの確率</translation>
    </message>
    <message>
        <source>loss E</source>
        <translation>損失 E</translation>
    </message>
    <message>
        <source>p = {p}</source>
        <translation>p = {p}</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
</context>
<context>
    <name>LossNames</name>
    <message>
        <source>Mean squared error</source>
        <translation>2乗和誤差</translation>
    </message>
    <message>
        <source>Cross entropy</source>
        <translation>交差エントロピー誤差</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>認識精度</translation>
    </message>
    <message>
        <source>Half the squared distance to the right answer: every output is pulled, by as much as it is off. Shortcut: M</source>
        <translation>正解との差の2乗和の半分です。どの出力も、正解との差の分だけ引っ張られます（Mキー）。</translation>
    </message>
    <message>
        <source>Minus the logarithm of the probability of the right class: the surer the network was of something wrong, the harder it is pushed. Shortcut: C</source>
        <translation>正解クラスの確率の対数にマイナスを付けた値です。自信をもって間違えているほど、強く押されます（Cキー）。</translation>
    </message>
    <message>
        <source>1 if the largest output is the right one, else 0: what one wants in the end, but it pushes no output anywhere. Shortcut: A</source>
        <translation>最大の出力が正解なら1、そうでなければ0です。最終的な目標ですが、出力を動かす力はありません（Aキー）。</translation>
    </message>
</context>
<context>
    <name>LossOverlay</name>
    <message>
        <source>loss (mean of the last 100)</source>
        <translation>損失（直近100回の平均）</translation>
    </message>
    <message>
        <source>Losses of the chosen runs</source>
        <translation>選んだ実行の損失</translation>
    </message>
    <message>
        <source>The lower curve learned better; a steeper one learned faster.</source>
        <translation>曲線が低いほどよく学習し、急に下がるほど速く学習しています。</translation>
    </message>
    <message>
        <source>{letter} {name} · {iteration}: {value}</source>
        <translation>{letter} {name} · {iteration}：{value}</translation>
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
    <name>LossWords</name>
    <message>
        <source>Knowing nothing means {each} for each of the {count} answers, and costs log {count} = {loss}. A fresh network begins near this loss: a first loss far from it is a sign of a mistake.</source>
        <translation>当てずっぽうでは、{count}個の答えの確率がすべて{each}で、損失は log {count} = {loss} です。学習前のネットワークの損失はこの値に近いはずで、大きく違っていれば、どこかに間違いがあります。</translation>
    </message>
    <message>
        <source>Accuracy cannot be descended: over {count} rows it is {mean} and moves only in steps of 1/{count} = {step}. Between the steps its gradient is 0, and 0 says nothing about which way to go. This row switches at p = {threshold}; p is {p}.</source>
        <translation>認識精度は勾配法の指標にできません。{count}行での値は{mean}で、1/{count} = {step} 刻みでしか変わりません。その間の勾配は0なので、どちらへ進めばよいかわかりません。この行は p = {threshold} で切り替わります（現在 p = {p}）。</translation>
    </message>
    <message>
        <source>Accuracy cannot be descended: at p = {p} it is {now} and stays so down to p = {threshold}, where it falls to 0 at once. Its gradient is 0 wherever there is one, and 0 says nothing about which way to go.</source>
        <translation>認識精度は勾配法の指標にできません。p = {p} での値{now}は p = {threshold} に下がるまで変わらず、そこでいきなり0になります。勾配はどこでも0なので、どちらへ進めばよいかわかりません。</translation>
    </message>
    <message>
        <source>Accuracy cannot be descended: at p = {p} it is {now} and stays so up to p = {threshold}, where it jumps to 1. Its gradient is 0 wherever there is one, and 0 says nothing about which way to go.</source>
        <translation>認識精度は勾配法の指標にできません。p = {p} での値{now}は p = {threshold} に上がるまで変わらず、そこでいきなり1になります。勾配はどこでも0なので、どちらへ進めばよいかわかりません。</translation>
    </message>
    <message>
        <source>The right answer was given no chance, and log 0 is minus infinity. The 1e-7 inside the logarithm keeps the loss finite: −log 0.0000001 = {loss}. Switch it off to see infinity.</source>
        <translation>正解の確率が0で、log 0 はマイナス無限大です。logの中に1e-7を足してあるので、損失は有限の値 −log 0.0000001 = {loss} にとどまります。外すと無限大になります。</translation>
    </message>
    <message>
        <source>Infinity: the right answer was given no chance, log 0 is minus infinity, and so the loss is infinite. One such row makes the mean of any batch infinite, its gradient too, and no step follows from that. This is what the 1e-7 is for.</source>
        <translation>正解の確率が0で log 0 がマイナス無限大なので、損失は無限大です。1行でもあるとバッチの平均も勾配も無限大になり、学習を進められません。1e-7を足すのはこれを防ぐためです。</translation>
    </message>
    <message>
        <source>Through softmax the gradient of cross entropy is simply y − t: for {right} it is {p} − 1. The surer the network is of something wrong, the nearer the push comes to 1; squared error would push with {squared} here.</source>
        <translation>ソフトマックスを通すと、交差エントロピー誤差の勾配は y − t という簡単な形になり、{right}では {p} − 1 です。自信をもって間違えているほど押す力は1に近づきます。2乗和誤差なら、ここでの力は{squared}です。</translation>
    </message>
    <message>
        <source>Through softmax, squared error hardly pushes where the network is surely wrong: {squared} for the score of {right}. Cross entropy pushes with {cross}, and that is why one takes it for classification.</source>
        <translation>ソフトマックスを通すと、自信をもって間違えているとき、2乗和誤差が{right}のスコアを押す力は{squared}しかありません。交差エントロピー誤差なら{cross}で、これが分類に使われる理由です。</translation>
    </message>
    <message>
        <source>Through softmax, squared error pushes the score of {right} with {squared}, cross entropy with {cross}. Pull that score far down: squared error grows weak where it is needed most.</source>
        <translation>ソフトマックスを通すと、{right}のスコアを押す力は、2乗和誤差では{squared}、交差エントロピー誤差では{cross}です。このスコアをぐっと下げてみてください。2乗和誤差の力は、最も必要なところで弱くなります。</translation>
    </message>
    <message>
        <source>Only the bar of the right answer counts: {right} was given {p}, and raising it by 0.001 lowers the loss by about {fall}. The smaller it is, the harder it is pushed.</source>
        <translation>効くのは正解の棒だけです。{right}の確率は{p}で、0.001上げると損失が約{fall}下がります。確率が小さいほど、強く押されます。</translation>
    </message>
    <message>
        <source>The answer is exactly the right one: every distance is 0, and nothing pushes.</source>
        <translation>答えが正解と完全に一致しています。差はすべて0で、押す力もありません。</translation>
    </message>
    <message>
        <source>Every bar is pulled by its distance from where it should be: {right} towards 1, the others towards 0. The hardest pull, {pull}, is on {hardest}; no pull can be more than 1, however wrong the answer is.</source>
        <translation>どの棒も、あるべき値との差の分だけ引っ張られます。{right}は1へ、ほかは0へ向かいます。最も強い力は{hardest}の{pull}です。答えがどんなに間違っていても、力は1を超えません。</translation>
    </message>
</context>
<context>
    <name>LossesPage</name>
    <message>
        <source>Losses</source>
        <translation>損失関数</translation>
    </message>
    <message>
        <source>Loss functions</source>
        <translation>損失関数</translation>
    </message>
    <message>
        <source>knowing nothing: log {count} = {loss}</source>
        <translation>当てずっぽう：log {count} = {loss}</translation>
    </message>
    <message>
        <source>See the arrows and the formula of: {measure}</source>
        <translation>{measure}の矢印と数式を表示</translation>
    </message>
    <message>
        <source>Switch between probabilities and scores</source>
        <translation>確率・スコアを切り替え</translation>
    </message>
    <message>
        <source>The book&apos;s answers: sure of 2, says 7</source>
        <translation>本の例：「2」と予測・「7」と予測</translation>
    </message>
    <message>
        <source>Know nothing</source>
        <translation>当てずっぽう</translation>
    </message>
    <message>
        <source>Give the right answer 0</source>
        <translation>正解の確率を0にする</translation>
    </message>
    <message>
        <source>Add 1e-7 inside the logarithm, or leave it out</source>
        <translation>logの中に1e-7を足す・足さない</translation>
    </message>
    <message>
        <source>Take the row above or below in hand</source>
        <translation>上・下の行を選択</translation>
    </message>
    <message>
        <source>On the bars: go to another bar</source>
        <translation>棒の上で：別の棒に移動</translation>
    </message>
    <message>
        <source>On the bars: raise or lower the bar</source>
        <translation>棒の上で：棒を上げる・下げる</translation>
    </message>
    <message>
        <source>On the bars: type a value</source>
        <translation>棒の上で：値を入力</translation>
    </message>
    <message>
        <source>On the bars: choose the right answer</source>
        <translation>棒の上で：正解を選択</translation>
    </message>
    <message>
        <source>Read the source</source>
        <translation>ソースを読む</translation>
    </message>
    <message>
        <source>mean of {count} rows: {mean}</source>
        <translation>{count}行の平均：{mean}</translation>
    </message>
    <message>
        <source>infinite: −log 0</source>
        <translation>無限大：−log 0</translation>
    </message>
    <message>
        <source>a draw: {largest}, the first of equals</source>
        <translation>同点：先頭の{largest}を選択</translation>
    </message>
    <message>
        <source>right: {largest} is the largest</source>
        <translation>正解：最大は{largest}</translation>
    </message>
    <message>
        <source>wrong: {largest} is the largest, not {right}</source>
        <translation>不正解：最大は{largest}（正解は{right}）</translation>
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
        <source>{hint} ({keys})</source>
        <translation>{hint}（{keys}）</translation>
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
        <source>The orange arrow points against the gradient, and its length only tells steep from flat. Velocities and steps are drawn to scale, but never so short that they could not be seen.</source>
        <translation>オレンジの矢印は勾配と逆向きを指し、長さは坂の急さの目安です。速度とステップは実際の比率で描きますが、見えなくなるほど短くはしません。</translation>
    </message>
    <message>
        <source>start</source>
        <translation>開始点</translation>
    </message>
    <message>
        <source>velocity v</source>
        <translation>速度 v</translation>
    </message>
    <message>
        <source>adapted step</source>
        <translation>調整後のステップ</translation>
    </message>
    <message>
        <source>left the map</source>
        <translation>地図の外</translation>
    </message>
    <message>
        <source>not finite</source>
        <translation>計算不能</translation>
    </message>
    <message>
        <source>f is not finite</source>
        <translation>fが有限でない</translation>
    </message>
    <message>
        <source>{racer} (left the map)</source>
        <translation>{racer}（地図の外）</translation>
    </message>
    <message>
        <source>{racer} (not finite)</source>
        <translation>{racer}（計算不能）</translation>
    </message>
    <message>
        <source>next</source>
        <translation>次</translation>
    </message>
    <message>
        <source>minimum</source>
        <translation>最小点</translation>
    </message>
</context>
<context>
    <name>MistakeWords</name>
    <message>
        <source>1/N forgotten</source>
        <translation>Nで割り忘れ</translation>
    </message>
    <message>
        <source>Transposed</source>
        <translation>転置の間違い</translation>
    </message>
    <message>
        <source>No derivative</source>
        <translation>微分の掛け忘れ</translation>
    </message>
    <message>
        <source>Batch softmax</source>
        <translation>一括ソフトマックス</translation>
    </message>
    <message>
        <source>The backward pass of the loss forgets to divide by the batch size N.</source>
        <translation>損失の逆伝播で、バッチサイズNで割るのを忘れています。</translation>
    </message>
    <message>
        <source>The slopes of the weights are the product in the wrong order, poured into shape.</source>
        <translation>重みの勾配の行列の積を逆の順に計算し、形だけ合わせています。</translation>
    </message>
    <message>
        <source>The activation passes the gradient on without its own derivative.</source>
        <translation>活性化関数が、自身の微分を掛けずに勾配を伝えています。</translation>
    </message>
    <message>
        <source>The softmax is taken over the whole batch at once instead of each row.</source>
        <translation>ソフトマックスを、行ごとではなくバッチ全体でまとめて計算しています。</translation>
    </message>
    <message>
        <source>Without 1/N every slope is N times too steep, biases too: all points lie beside the diagonal, as a copy of it.</source>
        <translation>Nで割り忘れると、バイアスも含めてすべての勾配がN倍になり、点は対角線とは別の直線に並びます。</translation>
    </message>
    <message>
        <source>A transposed product has the right numbers in the wrong places: weights are scattered, with many on the axes, and all biases stay right.</source>
        <translation>転置を間違えると、数値が違う場所に入ります。重みの点は散らばって多くが軸に乗り、バイアスはすべて正しいままです。</translation>
    </message>
    <message>
        <source>Without the derivative of the activation the last layer stays right, and everything before it is wrong.</source>
        <translation>活性化関数の微分を掛け忘れると、最後の層は正しいまま、それより前の層がすべて誤りになります。</translation>
    </message>
    <message>
        <source>With one softmax over the whole batch even the last biases are wrong, and not by a common factor.</source>
        <translation>バッチ全体で1つのソフトマックスにすると、最後の層のバイアスまで誤りになり、ずれの倍率もそろいません。</translation>
    </message>
</context>
<context>
    <name>MomentWords</name>
    <message>
        <source>On the way to iteration {iteration}: the same steps are made again.</source>
        <translation>反復{iteration}へ移動しています。同じステップをもう一度たどります。</translation>
    </message>
    <message>
        <source>The same steps again, up to iteration {end}; new ones follow after that.</source>
        <translation>反復{end}までは同じステップをたどり、そこから先は新しいステップになります。</translation>
    </message>
    <message>
        <source>The settings were changed. Press B to go on with them from here as a branch, or R to start a run with them.</source>
        <translation>設定が変更されました。Bキーでここから分岐して続け、Rキーで新しい実行を始めます。</translation>
    </message>
    <message>
        <source>You are at iteration {at} of {end}. What cannot change on the way: {settings}. Press R to start a run with the new settings.</source>
        <translation>{end}回のうち反復{at}の時点です。途中では変えられない設定：{settings}。Rキーで、新しい設定の実行を始めます。</translation>
    </message>
    <message>
        <source>You are at iteration {at} of {end}. Space or B goes on from here with the changed settings, as a branch: a run of its own.</source>
        <translation>{end}回のうち反復{at}の時点です。SpaceキーかBキーで、ここから変更後の設定で続けます。分岐した別の実行になります。</translation>
    </message>
    <message>
        <source>Iteration {at} of {end}: here this run was branched from {name}. Earlier moments belong to that run. Space goes on from here over the same steps.</source>
        <translation>{end}回のうち反復{at}：この実行は、ここで{name}から分岐しました。これより前の時点は親の実行のものです。Spaceキーで、ここから同じステップをたどります。</translation>
    </message>
    <message>
        <source>You are at iteration {at} of {end}. Space goes on from here over the same steps; change the learning rate or the optimizer and press B to branch.</source>
        <translation>{end}回のうち反復{at}の時点です。Spaceキーで、ここから同じステップをたどります。学習率か最適化手法を変えてBキーを押すと分岐します。</translation>
    </message>
    <message>
        <source>Branched from {name} at iteration {iteration}. Press Space and compare: the dashed gray curve is the parent&apos;s.</source>
        <translation>反復{iteration}で{name}から分岐しました。Spaceキーを押して比べてください。灰色の破線が親の曲線です。</translation>
    </message>
    <message>
        <source>Kept as {name}. You find it again under Runs.</source>
        <translation>{name}として保存しました。「実行」ページから開けます。</translation>
    </message>
</context>
<context>
    <name>NearestPart</name>
    <message>
        <source>The nearest of 60,000 training images appear here in a moment.</source>
        <translation>60,000枚の訓練画像から最も近いものを探し、まもなくここに表示します。</translation>
    </message>
    <message>
        <source>All {all} are labeled {label}. The distance is Euclidean, over all 784 pixels; the network itself never looks images up like that.</source>
        <translation>{all}枚すべての正解ラベルが{label}です。距離は784ピクセル全体でのユークリッド距離です。ネットワーク自身がこのように画像を探しているわけではありません。</translation>
    </message>
    <message>
        <source>{count} of {all} are labeled {label}. The distance is Euclidean, over all 784 pixels; the network itself never looks images up like that.</source>
        <translation>{all}枚のうち{count}枚の正解ラベルが{label}です。距離は784ピクセル全体でのユークリッド距離です。ネットワーク自身がこのように画像を探しているわけではありません。</translation>
    </message>
    <message>
        <source>Training image {index}: a {label}, {distance} from your drawing</source>
        <translation>訓練画像{index}：正解は{label}、描いた数字との距離は{distance}</translation>
    </message>
    <message>
        <source>{label} at {distance}</source>
        <translation>{label}（距離{distance}）</translation>
    </message>
    <message>
        <source>Which training images are nearest?</source>
        <translation>最も近い訓練画像は？</translation>
    </message>
    <message>
        <source>The nearest training images</source>
        <translation>最も近い訓練画像</translation>
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
    <name>NetworkSubject</name>
    <message>
        <source>{name} after</source>
        <translation>更新後の {name}</translation>
    </message>
    <message>
        <source>change of {name}</source>
        <translation>{name} の変化</translation>
    </message>
    <message>
        <source>L of each sample</source>
        <translation>各データの L</translation>
    </message>
    <message>
        <source>{name}, sum</source>
        <translation>{name} の和</translation>
    </message>
    <message>
        <source>{name}, mean</source>
        <translation>{name} の平均</translation>
    </message>
    <message>
        <source>pixel in row {row}, column {column}</source>
        <translation>{row}行{column}列のピクセル</translation>
    </message>
    <message>
        <source>the right answer is {label}</source>
        <translation>正解は{label}</translation>
    </message>
</context>
<context>
    <name>NeuronCard</name>
    <message>
        <source>Switched off, it passes on 0 instead of {a}.</source>
        <translation>オフのため、{a}の代わりに0を伝えます。</translation>
    </message>
    <message>
        <source>It gives 0 for this drawing: nobody would miss it now.</source>
        <translation>この数字では出力が0なので、今はなくても変わりません。</translation>
    </message>
    <message>
        <source>z adds up what the right picture shows and the bias; a is passed on.</source>
        <translation>右の図の値の合計にバイアスを足したものがzで、次に伝わるのがaです。</translation>
    </message>
    <message>
        <source>No hidden units</source>
        <translation>隠れ層のニューロンはありません</translation>
    </message>
    <message>
        <source>The scores of this network hang on the pixels directly.</source>
        <translation>このネットワークのスコアは、ピクセルから直接計算されます。</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>オフにする</translation>
    </message>
    <message>
        <source>The unit passes on 0, whatever comes in: the answer and the test accuracy show what it is good for (O)</source>
        <translation>何が入力されても0を伝えます。答えと認識精度の変化から、このニューロンの役割がわかります（Oキー）</translation>
    </message>
    <message>
        <source>Sum z</source>
        <translation>総和 z</translation>
    </message>
    <message>
        <source>What comes in times the weights, and the bias</source>
        <translation>入力×重みの合計に、バイアスを足した値</translation>
    </message>
    <message>
        <source>Output a</source>
        <translation>出力 a</translation>
    </message>
    <message>
        <source>The activation function of z: what is passed on</source>
        <translation>活性化関数にzを通した値で、次の層に伝わります</translation>
    </message>
    <message>
        <source>Bias b</source>
        <translation>バイアス b</translation>
    </message>
    <message>
        <source>What the sum starts from</source>
        <translation>総和の出発点となる値</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Input × weight</source>
        <translation>入力 × 重み</translation>
    </message>
    <message>
        <source>Weights of the unit in hand</source>
        <translation>選択したニューロンの重み</translation>
    </message>
    <message>
        <source>What each input adds to the unit&apos;s sum</source>
        <translation>各入力がニューロンの和に加える値</translation>
    </message>
</context>
<context>
    <name>NeuronEffect</name>
    <message>
        <source>What changes without it?</source>
        <translation>このニューロンがないと何が変わる？</translation>
    </message>
    <message>
        <source>Outline: all units. Filled: without those that are off.</source>
        <translation>枠線：すべてのニューロンあり。塗りつぶし：オフのニューロンを除いた場合。</translation>
    </message>
    <message>
        <source>Switch all units on</source>
        <translation>すべてオンに戻す</translation>
    </message>
    <message>
        <source>The network answers as a whole again</source>
        <translation>すべてのニューロンを使って答える状態に戻します</translation>
    </message>
</context>
<context>
    <name>NeuronPane</name>
    <message>
        <source>Switch the chosen hidden unit off or on</source>
        <translation>選んだ隠れ層のニューロンのオン・オフを切り替える</translation>
    </message>
    <message>
        <source>On the units: take another one in hand</source>
        <translation>ニューロンの上で：別のニューロンを選択</translation>
    </message>
    <message>
        <source>The network&apos;s numbers are not finite: it gives no answer any more.</source>
        <translation>ネットワークの値が有限でないため、もう答えを出せません。</translation>
    </message>
    <message>
        <source>Draw a digit: here the hidden units light up as the pen moves. Click one to see its weights, and switch it off to see what it is good for.</source>
        <translation>数字を描くと、ペンの動きに合わせて隠れ層のニューロンが光ります。クリックすると重みが見え、オフにすると役割がわかります。</translation>
    </message>
    <message>
        <source>No network answers yet. Train one on the handwritten digits (press Space on the page Train), and its hidden units light up here as you draw.</source>
        <translation>答えるネットワークがまだありません。手書き数字で学習すると（「学習」ページでSpaceキー）、描くのに合わせて隠れ層のニューロンがここで光ります。</translation>
    </message>
    <message>
        <source>Click a unit to take it in hand</source>
        <translation>クリックするとこのニューロンを選びます</translation>
    </message>
</context>
<context>
    <name>NeuronWords</name>
    <message>
        <source>Layer {number}: {count} units</source>
        <translation>第{number}層：{count}個</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Unit {unit} of layer {layer} ({activation})</source>
        <translation>第{layer}層のニューロン{unit}（{activation}）</translation>
    </message>
    <message>
        <source>Each cell belongs to the pixel in its place.</source>
        <translation>各マスは、同じ位置のピクセルに対応します。</translation>
    </message>
    <message>
        <source>Each cell belongs to the unit of layer {layer} in its place.</source>
        <translation>各マスは、第{layer}層の同じ位置のニューロンに対応します。</translation>
    </message>
    <message>
        <source>All units are on: {digit} with {probability}.</source>
        <translation>すべてオン：答えは{digit}（{probability}）。</translation>
    </message>
    <message>
        <source>{count} off: still {digit}, now with {after} instead of {before}.</source>
        <translation>{count}個オフ：答えは{digit}のままで、確率は{before} → {after}。</translation>
    </message>
    <message>
        <source>{count} off: {other} with {after} instead of {digit} with {before}.</source>
        <translation>{count}個オフ：答えが{digit}（{before}）から{other}（{after}）に変わりました。</translation>
    </message>
    <message>
        <source>Test accuracy: measured when the network stands still.</source>
        <translation>認識精度（テスト）：学習が止まっているときに測ります。</translation>
    </message>
    <message>
        <source>Test accuracy with all units: {before}.</source>
        <translation>認識精度（テスト）：すべてオンで{before}。</translation>
    </message>
    <message>
        <source>Test accuracy: {before} with all units; without is being measured.</source>
        <translation>認識精度（テスト）：すべてオンで{before}。オフの場合を測定中です。</translation>
    </message>
    <message>
        <source>Test accuracy: {before} → {after}, {change} of {all} images. {worst}</source>
        <translation>認識精度（テスト）：{before} → {after}（テスト画像{all}枚で{change}枚）。{worst}</translation>
    </message>
    <message>
        <source>The {digit}s lose most: {points} points.</source>
        <translation>最も下がったのは{digit}で、{points}ポイントです。</translation>
    </message>
</context>
<context>
    <name>NewsBar</name>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Put the deleted runs back (Ctrl+Z).</source>
        <translation>削除した実行を元に戻します（Ctrl+Z）。</translation>
    </message>
</context>
<context>
    <name>NoteField</name>
    <message>
        <source>Note on the chosen run</source>
        <translation>選んだ実行のメモ</translation>
    </message>
    <message>
        <source>What you want to remember of this run; the filter finds it.</source>
        <translation>この実行について覚えておきたいことを書きます。絞り込みの対象にもなります。</translation>
    </message>
    <message>
        <source>A note on this run</source>
        <translation>この実行のメモ</translation>
    </message>
    <message>
        <source>Choose one run to write a note on it</source>
        <translation>実行を1つ選ぶとメモを書けます</translation>
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
    <name>NumberPane</name>
    <message>
        <source>The weights of this network are no longer finite numbers: no answer.</source>
        <translation>このネットワークの重みが有限でない数になったため、答えを出せません。</translation>
    </message>
    <message>
        <source>There is one digit in the drawing. Draw another beside it, with a gap, and both are read as a number; digits that touch count as one.</source>
        <translation>描かれている数字は1つです。隙間を空けて隣にもう1つ描くと、合わせて数として読みます。くっついた数字は1つとみなします。</translation>
    </message>
    <message>
        <source>There are {count} pieces of ink side by side; the first {most} are read.</source>
        <translation>横に{count}個並んでいるため、最初の{most}個だけを読みます。</translation>
    </message>
    <message>
        <source>The drawing read as a number</source>
        <translation>描いたものを数として読んだ結果</translation>
    </message>
    <message>
        <source>Draw two or more digits side by side, with a gap between them: here they are cut apart and read as a number. A thinner pen makes room; a photo of a number will do as well.</source>
        <translation>数字を2つ以上、隙間を空けて横に並べて描くと、1つずつ切り抜いて数として読みます。ペンを細くすると並べやすくなります。数の写真も使えます。</translation>
    </message>
    <message>
        <source>No network answers yet. Train one on the handwritten digits (press Space on the page Train), and it reads numbers here.</source>
        <translation>答えるネットワークがまだありません。手書き数字で学習すると（「学習」ページでSpaceキー）、ここで数を読みます。</translation>
    </message>
</context>
<context>
    <name>NumberReading</name>
    <message>
        <source>The digits of the number</source>
        <translation>数の各桁の数字</translation>
    </message>
    <message>
        <source>Each digit is cut out and prepared by itself. Under it: the network&apos;s answer, the probability it gives to it, and the next best.</source>
        <translation>数字を1つずつ切り抜き、それぞれ前処理します。下に示すのは、ネットワークの答えとその確率、そして次の候補です。</translation>
    </message>
    <message>
        <source>It reads {number}</source>
        <translation>読み取り結果：{number}</translation>
    </message>
    <message>
        <source>It reads {digits}: {number}</source>
        <translation>読み取り結果 {digits}：{number}</translation>
    </message>
    <message>
        <source>Each digit is answered by itself; the probabilities multiplied, that all of them are right: {percent}.</source>
        <translation>数字ごとに別々に答えます。確率をすべて掛けると、全部が正解である確率は{percent}です。</translation>
    </message>
</context>
<context>
    <name>OutputBars</name>
    <message>
        <source>Outputs</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Value of the output</source>
        <translation>出力の値</translation>
    </message>
    <message>
        <source>Copy the figures</source>
        <translation>数値をコピー</translation>
    </message>
</context>
<context>
    <name>OutputWords</name>
    <message>
        <source>Right</source>
        <translation>正解</translation>
    </message>
    <message>
        <source>no arrows: the gradient is 0</source>
        <translation>勾配が0なので矢印はありません</translation>
    </message>
    <message>
        <source>against the gradient: this way the loss falls</source>
        <translation>勾配と逆向き：損失が減る向き</translation>
    </message>
    <message>
        <source>Output {index}: {value}. Right answer: {right}</source>
        <translation>出力{index}：{value}。正解：{right}</translation>
    </message>
    <message>
        <source>Drag a bar, double-click its figure to type one, or use the arrow keys.</source>
        <translation>棒をドラッグするか、数値をダブルクリックして入力するか、矢印キーで動かします。</translation>
    </message>
    <message>
        <source>Make {index} the right answer. Key: {index}</source>
        <translation>{index}を正解にします（{index}キー）。</translation>
    </message>
    <message>
        <source>Output {index}: {value}</source>
        <translation>出力{index}：{value}</translation>
    </message>
    <message>
        <source>Score of {index}: {value}, probability {probability}</source>
        <translation>{index}のスコア：{value}、確率 {probability}</translation>
    </message>
    <message>
        <source>Gradient of {loss}: {gradient}</source>
        <translation>{loss}の勾配：{gradient}</translation>
    </message>
    <message>
        <source>To lower the loss, this output should fall.</source>
        <translation>損失を減らすには、この出力を下げます。</translation>
    </message>
    <message>
        <source>To lower the loss, this output should rise.</source>
        <translation>損失を減らすには、この出力を上げます。</translation>
    </message>
    <message>
        <source>Nothing pushes this output.</source>
        <translation>この出力を押す力はありません。</translation>
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
    <name>PictureActions</name>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.gif *.bmp)</source>
        <translation>画像 (*.png *.jpg *.jpeg *.gif *.bmp)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Open a picture of a digit</source>
        <translation>数字の画像を開く</translation>
    </message>
    <message>
        <source>There is no picture there. Copy a picture or a picture file first.</source>
        <translation>画像がありません。先に画像か画像ファイルをコピーしてください。</translation>
    </message>
    <message>
        <source>Save the drawing</source>
        <translation>図の保存</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG画像 (*.png)</translation>
    </message>
    <message>
        <source>The drawing is saved as {name}.</source>
        <translation>描いた数字を{name}として保存しました。</translation>
    </message>
    <message>
        <source>The drawing is on the clipboard.</source>
        <translation>描いた数字をクリップボードにコピーしました。</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>{name} holds several pictures; this is the first one.</source>
        <translation>{name}には画像が複数あります。これは最初の1枚です。</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>開く...</translation>
    </message>
    <message>
        <source>Put a picture or a photo of a digit on the canvas (Ctrl+O): paper, shadows and specks are taken out, and the network answers it like a drawing. It learns nothing from it.</source>
        <translation>数字の画像や写真をキャンバスに取り込みます（Ctrl+O）。紙の地色・影・汚れを取り除き、描いた数字と同じようにネットワークが答えます。学習には使いません。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼り付け</translation>
    </message>
    <message>
        <source>Put the picture on the clipboard on the canvas (Ctrl+V); or drop a file onto this page. The network answers it like a drawing.</source>
        <translation>クリップボードの画像をキャンバスに貼り付けます（Ctrl+V）。このページにファイルをドロップしても取り込めます。描いた数字と同じようにネットワークが答えます。</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation>保存...</translation>
    </message>
    <message>
        <source>Save the drawing as a PNG picture, black on white (Ctrl+S).</source>
        <translation>手書きの絵を、白地に黒のPNG画像として保存します（Ctrl+S）。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Put the drawing on the clipboard as a picture (Ctrl+C).</source>
        <translation>手書きの絵を、画像としてクリップボードにコピーします（Ctrl+C）。</translation>
    </message>
    <message>
        <source>Drop the picture: it comes onto the canvas</source>
        <translation>ここに画像をドロップすると、キャンバスに入ります</translation>
    </message>
</context>
<context>
    <name>PictureWords</name>
    <message>
        <source>{name} is not a file.</source>
        <translation>{name}はファイルではありません。</translation>
    </message>
    <message>
        <source>{name} is not a PNG, JPEG, GIF or BMP picture.</source>
        <translation>{name}は、PNG、JPEG、GIF、BMPのどの画像でもありません。</translation>
    </message>
    <message>
        <source>{name} has no pixels.</source>
        <translation>{name}にはピクセルがありません。</translation>
    </message>
    <message>
        <source>{name} has more than {megapixels} megapixels; make it smaller, or cut the digit out of it.</source>
        <translation>{name}は{megapixels}メガピクセルを超えています。縮小するか、数字の部分を切り抜いてください。</translation>
    </message>
    <message>
        <source>{name} has more than {megabytes} megabytes; save it smaller, as a JPEG.</source>
        <translation>{name}は{megabytes}メガバイトを超えています。JPEGなどで小さく保存してください。</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}).</source>
        <translation>{name}を読み込めません（{reason}）。</translation>
    </message>
    <message>
        <source>{name} cannot be read: the picture is damaged or cut off.</source>
        <translation>{name}を読み込めません。画像が壊れているか、途中で切れています。</translation>
    </message>
    <message>
        <source>{name} cannot be read: the picture is damaged.</source>
        <translation>{name}を読み込めません。画像が壊れています。</translation>
    </message>
    <message>
        <source>There is nothing on {name} that stands out from the paper. Take a picture of a digit, dark on light or light on dark.</source>
        <translation>{name}には、紙からはっきり見分けられるものがありません。明るい紙に濃い字、または暗い紙に明るい字の数字の画像を使ってください。</translation>
    </message>
</context>
<context>
    <name>PipelinePane</name>
    <message>
        <source>A network that only saw MNIST, which was prepared like this, reads about 97 % with it, 30 % without.</source>
        <translation>この前処理をしたMNISTだけで学習したネットワークの認識精度は、前処理をすれば約97 %、しなければ30 %です。</translation>
    </message>
    <message>
        <source>Your drawing</source>
        <translation>手書きの数字</translation>
    </message>
    <message>
        <source>28 × 28 pixels</source>
        <translation>28 × 28 px</translation>
    </message>
    <message>
        <source>Draw a digit on the left: its stages appear here.</source>
        <translation>左に数字を書くと、前処理の各段階がここに表示されます。</translation>
    </message>
    <message>
        <source>Right answers to digits drawn off-center</source>
        <translation>中心からずれた数字の認識精度</translation>
    </message>
    <message>
        <source>500 images of the test data, each laid somewhere on a canvas of 280 × 280, 110 to 240 pixels large, then prepared and read like a drawing. A network trained with augmentation, on shifted and resized digits too, forgives more.</source>
        <translation>テストデータの画像500枚を、280 × 280のキャンバスのどこかに110～240 pxの大きさで置き、手書きの数字と同じように前処理して認識させます。データ拡張（ずらしたり大きさを変えたりした数字）で学習したネットワークは、ずれにもっと強くなります。</translation>
    </message>
    <message>
        <source>The stages switched on above</source>
        <translation>上でオンにした段階</translation>
    </message>
    <message>
        <source>All stages</source>
        <translation>すべての段階</translation>
    </message>
    <message>
        <source>None, only shrunk to 28 × 28</source>
        <translation>なし（28 × 28に縮小するだけ）</translation>
    </message>
    <message>
        <source>Drawing and reading 500 test digits: {share} % done.</source>
        <translation>テスト画像の数字500個を置いて認識しています：{share} %</translation>
    </message>
    <message>
        <source>The weights of this network are no longer finite. Press Ctrl+1, then R: the same weights again.</source>
        <translation>このネットワークの重みは有限の数ではなくなりました。Ctrl+1、Rキーの順に押すと、同じ初期値の重みに戻ります。</translation>
    </message>
    <message>
        <source>No network answers yet. Press Ctrl+1, then Space, to train one; its accuracy appears here.</source>
        <translation>答えるネットワークがまだありません。Ctrl+1、Spaceキーの順に押して学習させると、認識精度がここに表示されます。</translation>
    </message>
</context>
<context>
    <name>PipelineWords</name>
    <message>
        <source>Crop to the ink</source>
        <translation>字の切り抜き</translation>
    </message>
    <message>
        <source>Cut the paper down to the ink. Switched off, the whole paper goes on: a small digit stays small, a digit in a corner stays there.</source>
        <translation>紙を、字のある範囲だけに切り抜きます。オフにすると紙全体が次に進むため、小さい数字は小さいまま、隅の数字は隅に残ります。</translation>
    </message>
    <message>
        <source>Scale to 20 px</source>
        <translation>20 pxに拡大縮小</translation>
    </message>
    <message>
        <source>Bring the longer side to 20 pixels, the size of all the digits that the network learned from. Switched off, everything shrinks as the whole paper does to become 28 pixels wide.</source>
        <translation>長いほうの辺を20 pxにします。ネットワークが学習した数字は、すべてこの大きさです。オフにすると、紙全体を幅28 pxに縮めるのと同じ倍率で縮小します。</translation>
    </message>
    <message>
        <source>Center by mass</source>
        <translation>重心を中央に</translation>
    </message>
    <message>
        <source>Move the ink until its center of mass lies in the center, as that of all the digits that the network learned from. Switched off, the middle of what came before lies in the middle.</source>
        <translation>字の重心が中央に来るように動かします。ネットワークが学習した数字は、すべて重心が中央にあります。オフにすると、前の段階の画像の真ん中が中央に来ます。</translation>
    </message>
    <message>
        <source>{count} test digits drawn off-center: {full} right with all stages; only shrunk to 28 × 28, {none}.</source>
        <translation>中心からずれたテスト画像{count}枚の認識精度：すべての段階を使うと{full}、28 × 28に縮小するだけだと{none}。</translation>
    </message>
    <message>
        <source>{count} test digits drawn off-center: {chosen} right; with all stages {full}.</source>
        <translation>中心からずれたテスト画像{count}枚の認識精度：{chosen}（すべての段階を使うと{full}）。</translation>
    </message>
    <message>
        <source>{width} × {height} px;
ink in {ink_width} × {ink_height} px</source>
        <translation>{width} × {height} px
字は{ink_width} × {ink_height} px</translation>
    </message>
    <message>
        <source>skipped: all of the
{width} × {height} px go on</source>
        <translation>省略：{width} × {height} pxの
全体が次に進む</translation>
    </message>
    <message>
        <source>{width} × {height} px,
from column {left}, row {top}</source>
        <translation>{width} × {height} px
{left}列、{top}行から</translation>
    </message>
    <message>
        <source>skipped: × {factor}
{width} × {height} px</source>
        <translation>省略：× {factor}
{width} × {height} px</translation>
    </message>
    <message>
        <source>× {factor}
{width} × {height} px</source>
        <translation>× {factor}
{width} × {height} px</translation>
    </message>
    <message>
        <source>skipped: center of mass
{way} px off</source>
        <translation>省略：重心のずれ
{way} px</translation>
    </message>
    <message>
        <source>center of mass is in place</source>
        <translation>重心は中央にある</translation>
    </message>
    <message>
        <source>center of mass moved
{way} px</source>
        <translation>重心の移動
{way} px</translation>
    </message>
    <message>
        <source>784 numbers</source>
        <translation>784個の数値</translation>
    </message>
    <message>
        <source>answer: {answer}</source>
        <translation>答え：{answer}</translation>
    </message>
    <message>
        <source>all stages: {answer}</source>
        <translation>全段階なら：{answer}</translation>
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
    <name>PointChoice</name>
    <message>
        <source>In the book</source>
        <translation>本の例</translation>
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
    <name>RacePane</name>
    <message>
        <source>{settings} · seed {seed}</source>
        <translation>{settings} · シード {seed}</translation>
    </message>
    <message>
        <source>Race, seed {seed}</source>
        <translation>競走（シード {seed}）</translation>
    </message>
    <message>
        <source>Press Space: all racers get the same first weights and the same mini-batches.</source>
        <translation>Spaceキーを押すと、すべての最適化手法が同じ重みの初期値と同じミニバッチで競走します。</translation>
    </message>
    <message>
        <source>{name} ends with the lowest loss, {loss}.</source>
        <translation>最後の損失が最も小さいのは{name}で、{loss}です。</translation>
    </message>
    <message>
        <source>Kept: {count}. They are in the ledger, as one group.</source>
        <translation>保存しました：{count}件。一覧に1つのグループとして入っています。</translation>
    </message>
    <message>
        <source>Start the race</source>
        <translation>競走を開始</translation>
    </message>
    <message>
        <source>Train once with each optimizer that is ticked. Shortcut: Space</source>
        <translation>チェックを付けた最適化手法で、1回ずつ学習させます（Spaceキー）。</translation>
    </message>
    <message>
        <source>The book&apos;s comparison</source>
        <translation>本の比較</translation>
    </message>
    <message>
        <source>SGD, Momentum, AdaGrad and Adam on MNIST as in 6.1.7: four hidden layers of 100, 2,000 iterations. The book gives each its own first weights; here they share them.</source>
        <translation>6.1.7と同じく、SGD、Momentum、AdaGrad、AdamをMNISTで比べます。100ニューロンの隠れ層が4つ、反復2,000回です。本では手法ごとに重みの初期値が異なりますが、ここでは同じです。</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>線形</translation>
    </message>
    <message>
        <source>The axis of losses begins at 0.</source>
        <translation>損失の軸を0から始めます。</translation>
    </message>
    <message>
        <source>logarithmic</source>
        <translation>対数</translation>
    </message>
    <message>
        <source>Small losses are told apart as well as large ones.</source>
        <translation>小さな損失の違いも、大きな損失の違いと同じように見分けられます。</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>最適化手法</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>The mean of the last 100 iterations.</source>
        <translation>直近100回の反復の平均です。</translation>
    </message>
    <message>
        <source>training</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>Accuracy over all training images at the end.</source>
        <translation>終了時の、訓練画像全体の認識精度です。</translation>
    </message>
    <message>
        <source>test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Accuracy over all test images at the end.</source>
        <translation>終了時の、テスト画像全体の認識精度です。</translation>
    </message>
    <message>
        <source>expected band</source>
        <translation>期待範囲</translation>
    </message>
    <message>
        <source>Whether the losses are as in the book&apos;s script, run with 3 seeds.</source>
        <translation>本のスクリプトを3個のシードで実行したときと、損失が同じ程度かどうかです。</translation>
    </message>
    <message>
        <source>Racers and their figures</source>
        <translation>競走した手法とその数値</translation>
    </message>
</context>
<context>
    <name>RaceWords</name>
    <message>
        <source>not finite</source>
        <translation>計算不能</translation>
    </message>
    <message>
        <source>left the map</source>
        <translation>地図の外</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>到着</translation>
    </message>
    <message>
        <source>hardly moves</source>
        <translation>ほぼ停止</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>移動中</translation>
    </message>
    <message>
        <source>The numbers left the range that a computer can hold.</source>
        <translation>コンピューターで扱える数の範囲を超えました。</translation>
    </message>
    <message>
        <source>The racer is outside the part of the surface that the map shows.</source>
        <translation>走者は、地図に表示されている範囲の外にいます。</translation>
    </message>
    <message>
        <source>The racer is near a minimum, and its steps have become short.</source>
        <translation>走者は最小点の近くにいて、ステップが小さくなっています。</translation>
    </message>
    <message>
        <source>The steps are too short to be seen on the map.</source>
        <translation>ステップが小さすぎて、地図の上では動きが見えません。</translation>
    </message>
    <message>
        <source>The racer moves on.</source>
        <translation>走者は移動を続けています。</translation>
    </message>
    <message>
        <source>{racer}, step {step}: {state}</source>
        <translation>{racer}、ステップ{step}：{state}</translation>
    </message>
    <message>
        <source>at {point}</source>
        <translation>位置 {point}</translation>
    </message>
    <message>
        <source>f = {value}</source>
        <translation>f = {value}</translation>
    </message>
    <message>
        <source>gradient {gradient}</source>
        <translation>勾配 {gradient}</translation>
    </message>
</context>
<context>
    <name>RacerChoice</name>
    <message>
        <source>Optimizers</source>
        <translation>最適化手法</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>Whether {name} races. It starts from the same weights as the others and sees the same mini-batches.</source>
        <translation>{name}を競走に加えるかどうかです。ほかの手法と同じ重みの初期値から始め、同じミニバッチで学習します。</translation>
    </message>
    <message>
        <source>Learning rate of {name}</source>
        <translation>{name}の学習率</translation>
    </message>
    <message>
        <source>How far {name} goes along its gradient. Each optimizer needs its own: a rate that suits one makes another crawl or overflow.</source>
        <translation>{name}が勾配に沿ってどれだけ進むかです。適した値は手法ごとに違い、ある手法に合う学習率でも、別の手法ではほとんど進まなかったりオーバーフローしたりします。</translation>
    </message>
</context>
<context>
    <name>RacerList</name>
    <message>
        <source>Racers</source>
        <translation>走者</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>One more racer, from the same start. Insert does the same in the list.</source>
        <translation>同じ開始点から出発する走者を増やします（一覧ではInsertキー）。</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>The selected racer once more, so that you can change one setting and see what difference it makes. Ctrl+D does the same in the list.</source>
        <translation>選択した走者をもう1つ作ります。設定を1つだけ変えて、違いを確かめられます（一覧ではCtrl+D）。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Take the selected racer away. Delete does the same in the list.</source>
        <translation>選択した走者を取り除きます（一覧ではDeleteキー）。</translation>
    </message>
    <message>
        <source>Who runs: mark and color, optimizer, learning rate η, other settings. Click one to see its inner state, its formula and its settings; take the tick away to hide it. Ctrl+Up and Ctrl+Down go from one to the next.</source>
        <translation>走者の印と色、最適化手法、学習率η、その他の設定です。クリックすると内部状態、数式、設定が表示され、チェックを外すと非表示になります。Ctrl+↑とCtrl+↓で前後の走者に移ります。</translation>
    </message>
</context>
<context>
    <name>ReadSamples</name>
    <message>
        <source>Test digits drawn off-center</source>
        <translation>中心からずれたテスト画像の数字</translation>
    </message>
    <message>
        <source>One of the test digits as the network gets it: a {label}, read as {answer}.</source>
        <translation>ネットワークに入力されるテスト画像の数字です。正解は{label}、答えは{answer}です。</translation>
    </message>
</context>
<context>
    <name>RecoveryBar</name>
    <message>
        <source>The last session ended unexpectedly, and its run is damaged. {reason}</source>
        <translation>前回は予期せず終了しました。そのときの実行は壊れています。{reason}</translation>
    </message>
    <message>
        <source>{offer} (Others that were saved: {count}.)</source>
        <translation>{offer}（ほかに保存されたもの：{count}件。）</translation>
    </message>
    <message>
        <source>The last session ended unexpectedly. Run {name} at iteration {iteration} was saved at {time}.</source>
        <translation>前回は予期せず終了しました。実行「{name}」の反復{iteration}の状態が、{time}に保存されています。</translation>
    </message>
    <message>
        <source>The last session ended unexpectedly. Run {name} at iteration {iteration} was saved on {date} at {time}.</source>
        <translation>前回は予期せず終了しました。実行「{name}」の反復{iteration}の状態が、{date} {time}に保存されています。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Put this run in place of the present one, where it was saved: training goes on as if nothing had happened.</source>
        <translation>今の実行をこの実行に置き換え、保存された時点に戻します。何もなかったかのように学習を続けられます。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Delete this saved run for good; nothing else changes.</source>
        <translation>保存されたこの実行を完全に削除します。ほかは何も変わりません。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Hide this sentence.</source>
        <translation>このメッセージを閉じます。</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前の変更</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>色</translation>
    </message>
</context>
<context>
    <name>RulePane</name>
    <message>
        <source>The next step in numbers, the upper one along the first axis: x is the point, η the learning rate, ∇f the gradient at the point. A tiny number that keeps a root from being zero is left out.</source>
        <translation>次のステップを数値で表した式で、上段が第1軸です。xは点、ηは学習率、∇fはその点での勾配です。平方根が0になるのを防ぐ微小な値は省略しています。</translation>
    </message>
    <message>
        <source>{optimizer} · {source}</source>
        <translation>{optimizer} · {source}</translation>
    </message>
</context>
<context>
    <name>RunCurvePlot</name>
    <message>
        <source>iteration {iteration}</source>
        <translation>反復 {iteration}</translation>
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
    <name>RunModel</name>
    <message>
        <source>diverged</source>
        <translation>発散</translation>
    </message>
    <message>
        <source>The best test accuracy, measured at iteration {iteration}.</source>
        <translation>テストデータの認識精度の最高値です（反復{iteration}で計測）。</translation>
    </message>
    <message>
        <source>A click sorts by this, another one the other way round.</source>
        <translation>クリックするとこの列で並べ替え、もう一度クリックすると逆順になります。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>F2 renames a run. In bold: the one on the other pages.</source>
        <translation>F2キーで名前を変更できます。太字は、ほかのページで使っている実行です。</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>隠れ層</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>最適化手法</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>The learning rate it began with.</source>
        <translation>学習を始めたときの学習率です。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>反復回数</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>The mean of the last 100 iterations: smaller is better.</source>
        <translation>直近100回の反復の平均です。小さいほど良い値です。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>The share of the training data that it got right.</source>
        <translation>訓練データのうち、正解した割合です。</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>The share of the test data that it got right at the end.</source>
        <translation>終了時に、テストデータのうち正解した割合です。</translation>
    </message>
    <message>
        <source>Best test</source>
        <translation>最高テスト</translation>
    </message>
    <message>
        <source>The highest it ever got of the test data right.</source>
        <translation>テストデータのうち正解した割合の、学習中の最高値です。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>The time spent in training it.</source>
        <translation>学習にかかった時間です。</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>From</source>
        <translation>分岐元</translation>
    </message>
    <message>
        <source>The run it branched from, and at which iteration.</source>
        <translation>分岐元の実行と、分岐した反復です。</translation>
    </message>
</context>
<context>
    <name>RunName</name>
    <message>
        <source>What this run is called when it is kept. Type another name over it.</source>
        <translation>保存するときの、この実行の名前です。上書きして変更できます。</translation>
    </message>
    <message>
        <source>Name of this run</source>
        <translation>この実行の名前</translation>
    </message>
</context>
<context>
    <name>RunPictures</name>
    <message>
        <source>Loss (nats)</source>
        <translation>損失（nat）</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>line: mean of the last {count}; pale: each mini-batch</source>
        <translation>線：直近{count}回の平均、淡色：各ミニバッチ</translation>
    </message>
    <message>
        <source>mean of the last {count}</source>
        <translation>直近{count}回の平均</translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation>認識精度（%）</translation>
    </message>
    <message>
        <source>training</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Iteration (updates)</source>
        <translation>反復回数（更新）</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>Kept runs</source>
        <translation>保存した実行</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>no hidden layer</source>
        <translation>隠れ層なし</translation>
    </message>
    <message>
        <source>{symbol} {name} @ {iteration}</source>
        <translation>{symbol} {name} @ {iteration}</translation>
    </message>
    <message>
        <source>It began with fresh weights.</source>
        <translation>新しい重みの初期値から学習を始めました。</translation>
    </message>
    <message>
        <source>A branch: it went on from iteration {iteration} of “{name}”.</source>
        <translation>分岐：「{name}」の反復{iteration}から学習を続けました。</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}秒</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes}分{seconds}秒</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}時間{minutes}分</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点の数</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>RunsPage</name>
    <message>
        <source>Ledger, seeds, race, search</source>
        <translation>一覧、シード、競走、探索</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>一覧</translation>
    </message>
    <message>
        <source>Every kept run: which was better, and why (Alt+1).</source>
        <translation>保存したすべての実行：どれが、なぜよかったのか（Alt+1）。</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>One configuration many times: what is luck, what is not (Alt+2).</source>
        <translation>同じ設定で何度も：どこまでが偶然か（Alt+2）。</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>競走</translation>
    </message>
    <message>
        <source>Optimizers from the same weights, batch for batch (Alt+3).</source>
        <translation>同じ重みとミニバッチで最適化手法を比べる（Alt+3）。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Settings drawn at random, and the best of them (Alt+4).</source>
        <translation>ランダムに選んだ設定と、その中で最もよいもの（Alt+4）。</translation>
    </message>
</context>
<context>
    <name>SampleWords</name>
    <message>
        <source>Test sample {index}: a {right}, and the network says so, {sure} sure. Click it to see its way through the network.</source>
        <translation>テストデータ{index}：{right}を正しく答えました（確率{sure}）。クリックすると、ネットワークを通る様子が見られます。</translation>
    </message>
    <message>
        <source>Test sample {index}: a {right}, taken for a {answer}, {sure} sure. Click it to see its way through the network.</source>
        <translation>テストデータ{index}：{right}を{answer}と答えました（確率{sure}）。クリックすると、ネットワークを通る様子が見られます。</translation>
    </message>
</context>
<context>
    <name>SaveButton</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Write the table or the picture to a file.</source>
        <translation>表または画像をファイルに保存します。</translation>
    </message>
    <message>
        <source>Table (CSV)...</source>
        <translation>表 (CSV)...</translation>
    </message>
    <message>
        <source>Picture (PNG)...</source>
        <translation>画像 (PNG)...</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>表の保存</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV表 (*.csv)</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>画像の保存</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG画像 (*.png)</translation>
    </message>
</context>
<context>
    <name>SearchPane</name>
    <message>
        <source>Press Space: learning rate and weight decay are drawn at random, and a short training at each place shows where it is worth looking.</source>
        <translation>Spaceキーを押すと、学習率とWeight decay（荷重減衰）をランダムに選び、それぞれで短く学習します。どのあたりを詳しく探せばよいかがわかります。</translation>
    </message>
    <message>
        <source>Best of {count}: validation accuracy {accuracy} with learning rate {rate} and weight decay {decay}. Search again in a narrower range around it.</source>
        <translation>{count}回の試行のうち最良：検証データの認識精度{accuracy}（学習率{rate}、Weight decay（荷重減衰）{decay}）。その付近に範囲を狭めて、もう一度探索してください。</translation>
    </message>
    <message>
        <source>lr {rate}, λ {decay}</source>
        <translation>lr {rate}, λ {decay}</translation>
    </message>
    <message>
        <source>Best-{rank} (val acc {accuracy})</source>
        <translation>Best-{rank} (検証 {accuracy})</translation>
    </message>
    <message>
        <source>Best-{rank} ({accuracy})</source>
        <translation>Best-{rank} ({accuracy})</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>発散</translation>
    </message>
    <message>
        <source>Trial {number} diverged: learning rate {rate}, weight decay {decay}</source>
        <translation>試行{number}は発散：学習率{rate}、Weight decay（荷重減衰）{decay}</translation>
    </message>
    <message>
        <source>Trial {number}, rank {rank}: validation {validation}, training {train}, learning rate {rate}, weight decay {decay}</source>
        <translation>試行{number}、{rank}位：検証{validation}、訓練{train}、学習率{rate}、Weight decay（荷重減衰）{decay}</translation>
    </message>
    <message>
        <source>training (each cell from 0 to 1)</source>
        <translation>訓練（各マスの縦軸は0～1）</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Draw the trials and train a network at each. Shortcut: Space</source>
        <translation>試行の値をランダムに選び、それぞれでネットワークを学習させます（Spaceキー）。</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>順位</translation>
    </message>
    <message>
        <source>By validation accuracy.</source>
        <translation>検証データの認識精度の順です。</translation>
    </message>
    <message>
        <source>val acc</source>
        <translation>検証精度</translation>
    </message>
    <message>
        <source>Accuracy over the images kept for validation.</source>
        <translation>検証用に取り分けた画像全体の認識精度です。</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>decay λ</source>
        <translation>減衰 λ</translation>
    </message>
    <message>
        <source>The strength of weight decay.</source>
        <translation>Weight decay（荷重減衰）の強さです。</translation>
    </message>
    <message>
        <source>Trials, the best first</source>
        <translation>試行（良い順）</translation>
    </message>
    <message>
        <source>Curves of the best trials</source>
        <translation>上位の試行の曲線</translation>
    </message>
    <message>
        <source>The curves of the twenty best trials appear here, as in the book. Press Space.</source>
        <translation>本と同じように、上位20個の試行の曲線がここに表示されます。Spaceキーを押してください。</translation>
    </message>
</context>
<context>
    <name>SearchSettings</name>
    <message>
        <source>Lowest learning rate</source>
        <translation>学習率の下限</translation>
    </message>
    <message>
        <source>Highest learning rate</source>
        <translation>学習率の上限</translation>
    </message>
    <message>
        <source>Lowest weight decay</source>
        <translation>Weight decayの下限</translation>
    </message>
    <message>
        <source>Highest weight decay</source>
        <translation>Weight decayの上限</translation>
    </message>
    <message>
        <source>The book&apos;s search</source>
        <translation>本の探索</translation>
    </message>
    <message>
        <source>100 trials of 50 epochs on 500 images, as in Deep Learning from Scratch 6.5.2.</source>
        <translation>『ゼロから作るDeep Learning』6.5.2と同じく、画像500枚で50エポックの試行を100回行います。</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>試行</translation>
    </message>
    <message>
        <source>How many networks are trained, each at a place drawn at random.</source>
        <translation>学習させるネットワークの数です。設定の値は、毎回ランダムに選びます。</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>How many training images are used: few, so that it is quick. A fifth of them is kept for validation, and nothing is learned from it.</source>
        <translation>使う訓練画像の枚数です。速く済むように少なくします。その5分の1は検証データとし、学習には使いません。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>エポック</translation>
    </message>
    <message>
        <source>How often each trial sees the images; a rough idea is enough.</source>
        <translation>各試行で画像を何回ずつ学習するかです。おおよその傾向がわかれば十分です。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>The same seed draws the same trials, with the same results.</source>
        <translation>同じシードなら、試行もその結果も同じになります。</translation>
    </message>
    <message>
        <source>Learning rate (log)</source>
        <translation>学習率（対数）</translation>
    </message>
    <message>
        <source>Exponents are drawn evenly between these two: as many trials between 1e-6 and 1e-5 as between 1e-3 and 1e-2.</source>
        <translation>この2つの値の間で、指数を一様に選びます。1e-6～1e-5の試行と1e-3～1e-2の試行が、同じくらいの数になります。</translation>
    </message>
    <message>
        <source>Weight decay λ (log)</source>
        <translation>Weight decay λ（対数）</translation>
    </message>
    <message>
        <source>How strongly large weights are punished; drawn by its exponent as well.</source>
        <translation>大きな重みにどれだけ強いペナルティを課すかです。これも指数を一様に選びます。</translation>
    </message>
</context>
<context>
    <name>SecantPlot</name>
    <message>
        <source>The function with its tangent and a secant</source>
        <translation>関数とその接線、割線</translation>
    </message>
    <message>
        <source>Click or drag to choose x, or press Left and Right. The derivative is the slope of the tangent; the difference quotient is the slope of the secant. The wheel zooms, the middle button moves the view.</source>
        <translation>クリックまたはドラッグ、あるいは←→キーでxを選びます。微分は接線の傾き、差分商は割線の傾きです。ホイールで拡大・縮小、中ボタンで表示を動かします。</translation>
    </message>
    <message>
        <source>tangent: the derivative</source>
        <translation>接線：真の微分</translation>
    </message>
    <message>
        <source>secant: the difference quotient</source>
        <translation>割線：差分商</translation>
    </message>
</context>
<context>
    <name>SeedsPane</name>
    <message>
        <source>Seed {seed}</source>
        <translation>シード{seed}</translation>
    </message>
    <message>
        <source>Seeds {first} to {last}</source>
        <translation>シード{first}～{last}</translation>
    </message>
    <message>
        <source>Press Space: the same settings are trained with each seed, and the band shows how far luck carries them apart.</source>
        <translation>Spaceキーを押すと、同じ設定をシードごとに学習させます。帯の幅は、運だけでどれだけ差がつくかを示します。</translation>
    </message>
    <message>
        <source>Given up early: what had ended is on view. Space starts anew.</source>
        <translation>途中で中止しました。終わった分だけを表示しています。Spaceキーで最初からやり直します。</translation>
    </message>
    <message>
        <source>The test accuracies of {count} seeds lie {spread} apart: a smaller difference between two settings may be luck.</source>
        <translation>シード{count}個のテストの認識精度には{spread}の幅があります。設定の違いによる差がこれより小さければ、偶然かもしれません。</translation>
    </message>
    <message>
        <source>{runs} of {wanted} seeds: {settings}</source>
        <translation>シード{runs} / {wanted}：{settings}</translation>
    </message>
    <message>
        <source>The largest minus the smallest.</source>
        <translation>最大値と最小値の差です。</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>spread</source>
        <translation>ばらつき</translation>
    </message>
    <message>
        <source>Expected bands: {source}.</source>
        <translation>期待される範囲：{source}。</translation>
    </message>
    <message>
        <source>No published run has these settings, so there is no expected band. The article&apos;s and those of chapters 4 and 5 have one.</source>
        <translation>この設定には公開されている結果がないため、期待される範囲もありません。記事の設定と、本の4章・5章の設定にはあります。</translation>
    </message>
    <message>
        <source>For the article&apos;s and the book&apos;s settings it will say here whether the runs are inside the band that the published ones lead one to expect.</source>
        <translation>記事や本の設定では、公開されている結果から期待される範囲に実行が収まっているかどうかを、ここに表示します。</translation>
    </message>
    <message>
        <source>Kept: {count}. They are in the ledger, as one group.</source>
        <translation>保存しました：{count}件。一覧に1つのグループとして入っています。</translation>
    </message>
    <message>
        <source>Train all seeds</source>
        <translation>全シードで学習</translation>
    </message>
    <message>
        <source>Train the same settings once with each seed. Shortcut: Space</source>
        <translation>同じ設定を、シードごとに1回ずつ学習させます（Spaceキー）。</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>シード数</translation>
    </message>
    <message>
        <source>How many runs, from the seed of the settings upward. Each seed gives other first weights and other mini-batches; more of them show the band more surely.</source>
        <translation>実行の数です。シードは設定の値から1ずつ増えます。シードごとに重みの初期値とミニバッチが変わり、数が多いほど帯が確かになります。</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>The mean of the last 100 iterations.</source>
        <translation>最後の100反復の平均です。</translation>
    </message>
    <message>
        <source>training</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>Accuracy over all training images at the end.</source>
        <translation>終了時の、すべての訓練画像に対する認識精度です。</translation>
    </message>
    <message>
        <source>test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Accuracy over all test images at the end.</source>
        <translation>終了時の、すべてのテスト画像に対する認識精度です。</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Where the random numbers of the run begin.</source>
        <translation>この実行の乱数シードです。</translation>
    </message>
    <message>
        <source>Seeds and their figures</source>
        <translation>シードごとの結果</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>iteration</source>
        <translation>反復回数</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>期待範囲</translation>
    </message>
    <message>
        <source>From the seeds of the published run.</source>
        <translation>公開されている結果の設定を、複数のシードで学習して得た範囲です。</translation>
    </message>
    <message>
        <source>these seeds</source>
        <translation>今回</translation>
    </message>
    <message>
        <source>band</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Whether the seeds are inside the expected band.</source>
        <translation>今回のシードの結果が、期待される範囲に収まっているかどうかです。</translation>
    </message>
    <message>
        <source>Expected bands</source>
        <translation>期待される範囲</translation>
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
    <name>SignedPicture</name>
    <message>
        <source>row {row}, column {column}: {value}</source>
        <translation>{row}行{column}列：{value}</translation>
    </message>
</context>
<context>
    <name>SlicePlot</name>
    <message>
        <source>Slice through the surface</source>
        <translation>曲面の断面</translation>
    </message>
    <message>
        <source>The edge of the cut, seen from the side: a function of one variable. The partial derivative is the slope of its tangent. Click or drag to move the point along it.</source>
        <translation>切り口を横から見た、1変数の関数です。偏微分はその接線の傾きです。クリックまたはドラッグで、点を曲線に沿って動かします。</translation>
    </message>
    <message>
        <source>slope of the tangent: {slope}</source>
        <translation>接線の傾き：{slope}</translation>
    </message>
</context>
<context>
    <name>SourceButton</name>
    <message>
        <source>Source</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Read the code that computes what you see on this page. Shortcut: Ctrl+U</source>
        <translation>このページの計算をしているコードを表示します（Ctrl+U）。</translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Source of the layer in focus</source>
        <translation>選択した層のソース</translation>
    </message>
</context>
<context>
    <name>SourceWindow</name>
    <message>
        <source>Source</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy these functions to try them out in a Python session of your own.</source>
        <translation>この関数をコピーして、自分のPythonで試せます。</translation>
    </message>
    <message>
        <source>The source of {name} cannot be read here.</source>
        <translation>{name}のソースは表示できません。</translation>
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
    <name>Standings</name>
    <message>
        <source>Copy the table</source>
        <translation>表をコピー</translation>
    </message>
    <message>
        <source>Standings</source>
        <translation>状況</translation>
    </message>
</context>
<context>
    <name>StandingsModel</name>
    <message>
        <source>Racer</source>
        <translation>走者</translation>
    </message>
    <message>
        <source>dist.</source>
        <translation>距離</translation>
    </message>
    <message>
        <source>step</source>
        <translation>移動量</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Choose a row to look inside that racer. Ctrl+C copies the table.</source>
        <translation>行を選ぶと、その走者の内部を見られます。Ctrl+Cで表をコピーします。</translation>
    </message>
    <message>
        <source>Where the racer is, along the first axis</source>
        <translation>走者の位置（第1軸）</translation>
    </message>
    <message>
        <source>Where the racer is, along the second axis</source>
        <translation>走者の位置（第2軸）</translation>
    </message>
    <message>
        <source>The height of the surface there: what descent lowers</source>
        <translation>その位置での高さ（勾配降下で小さくする値）</translation>
    </message>
    <message>
        <source>Distance to the nearest known minimum</source>
        <translation>いちばん近い既知の最小点までの距離</translation>
    </message>
    <message>
        <source>Length of the last step</source>
        <translation>直前のステップの移動量</translation>
    </message>
    <message>
        <source>How the racer gets on</source>
        <translation>走者の状態</translation>
    </message>
    <message>
        <source>No minimum of this surface is known.</source>
        <translation>この曲面の最小点はわかっていません。</translation>
    </message>
</context>
<context>
    <name>StateBars</name>
    <message>
        <source>Copy the inner states</source>
        <translation>内部状態をコピー</translation>
    </message>
    <message>
        <source>Inner state of the optimizers</source>
        <translation>最適化手法の内部状態</translation>
    </message>
    <message>
        <source>What every optimizer remembers: a velocity v, sums or means of squared gradients h (for Adam v), a mean of gradients m.</source>
        <translation>各最適化手法が記憶している値です。vは速度、hは勾配の2乗の和や平均（Adamではv）、mは勾配の平均です。</translation>
    </message>
    <message>
        <source>What every optimizer remembers appears here with the first racer.</source>
        <translation>走者を追加すると、最適化手法が記憶している値がここに表示されます。</translation>
    </message>
    <message>
        <source>remembers nothing</source>
        <translation>記憶なし</translation>
    </message>
    <message>
        <source>{racer}, {slot} = ({x}, {y}); a full bar is {full}</source>
        <translation>{racer}、{slot} = ({x}, {y})。棒の全長は{full}です。</translation>
    </message>
</context>
<context>
    <name>StepChoice</name>
    <message>
        <source>Difference</source>
        <translation>差分</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Step h</source>
        <translation>幅 h</translation>
    </message>
    <message>
        <source>central</source>
        <translation>中心差分</translation>
    </message>
    <message>
        <source>From x − h to x + h: the errors of both sides nearly cancel. The book uses it. Shortcut: F</source>
        <translation>x − h から x + h までの差分です。両側の誤差がほぼ打ち消し合います。本で使われている方法です（Fキー）。</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>前方差分</translation>
    </message>
    <message>
        <source>From x to x + h, as the derivative is defined: the secant leans to one side. Shortcut: F</source>
        <translation>微分の定義どおり、x から x + h までの差分です。割線が片側にかたよります（Fキー）。</translation>
    </message>
    <message>
        <source>Numbers with 53 binary digits, about 16 decimal ones. Shortcut: P</source>
        <translation>2進数で53桁、10進数で約16桁の数です（Pキー）。</translation>
    </message>
    <message>
        <source>Numbers with 24 binary digits, about 7 decimal ones, as networks use them. Shortcut: P</source>
        <translation>2進数で24桁、10進数で約7桁の数です。ネットワークでよく使われます（Pキー）。</translation>
    </message>
    <message>
        <source>How far the secant reaches: too large misses the bend of the curve, too small drowns in rounding. Shortcuts: Page Up and Page Down. Smaller ones can be typed.</source>
        <translation>割線の幅です。大きすぎると曲線の曲がり具合をとらえられず、小さすぎると丸め誤差に埋もれます。Page Up・Page Downキーで変えられ、さらに小さな値も入力できます。</translation>
    </message>
</context>
<context>
    <name>StepErrorsPlot</name>
    <message>
        <source>{precision}: best h ≈ {h}</source>
        <translation>{precision}：最適な h ≈ {h}</translation>
    </message>
    <message>
        <source>thin: the median</source>
        <translation>細線：中央値</translation>
    </message>
    <message>
        <source>Error of the numerical gradient against h</source>
        <translation>hと数値微分の誤差</translation>
    </message>
    <message>
        <source>How far the difference quotients of a few parameters are from backpropagation, for every h. At the right the loss bends within h, at the left the digits run out; with a mistake in backpropagation no h brings the curve down. Click or drag to choose h.</source>
        <translation>いくつかのパラメータの差分商が、誤差逆伝播法の勾配からどれだけ離れているかをhごとに示します。右ではhの中で損失が曲がり、左では桁が足りません。誤差逆伝播法に誤りがあると、どのhでも下がりません。クリックかドラッグでhを選べます。</translation>
    </message>
    <message>
        <source>relative error</source>
        <translation>相対誤差</translation>
    </message>
    <message>
        <source>The error against h appears here after a check: press Space.</source>
        <translation>勾配確認をすると、hごとの誤差がここに表示されます（Spaceキー）。</translation>
    </message>
    <message>
        <source>h = {h}
float64: {double}
float32: {single}</source>
        <translation>h = {h}
float64：{double}
float32：{single}</translation>
    </message>
</context>
<context>
    <name>StepPlot</name>
    <message>
        <source>f against step</source>
        <translation>ステップごとのf</translation>
    </message>
    <message>
        <source>Distance against step</source>
        <translation>ステップごとの距離</translation>
    </message>
    <message>
        <source>distance to a minimum</source>
        <translation>最小点までの距離</translation>
    </message>
    <message>
        <source>How every racer gets on: a descent that works goes down, a learning rate that is too large makes its curve rise. Click or drag to go to a step.</source>
        <translation>各走者の進み具合です。うまく降下していれば下がり、学習率が大きすぎると上がります。クリックまたはドラッグすると、そのステップに移動します。</translation>
    </message>
    <message>
        <source>Add a racer, and its curve appears here while it descends.</source>
        <translation>走者を追加すると、降下の曲線がここに表示されます。</translation>
    </message>
    <message>
        <source>No minimum of this surface is known, so there is no distance to it.</source>
        <translation>この曲面の最小点がわからないため、距離を求められません。</translation>
    </message>
    <message>
        <source>{racer}, step {step}: {value}</source>
        <translation>{racer}、ステップ{step}：{value}</translation>
    </message>
    <message>
        <source>step</source>
        <translation>ステップ</translation>
    </message>
</context>
<context>
    <name>StudyControls</name>
    <message>
        <source>Getting ready ...</source>
        <translation>準備中...</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>{done} of {total}, about {seconds} s left</source>
        <translation>{done} / {total}、残り約{seconds}秒</translation>
    </message>
    <message>
        <source>{done} of {total}, about {minutes} min {seconds} s left</source>
        <translation>{done} / {total}、残り約{minutes}分{seconds}秒</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>計算の場所</translation>
    </message>
    <message>
        <source>in this window</source>
        <translation>このウィンドウで</translation>
    </message>
    <message>
        <source>One run after another beside the window. The result is the same bits as in several processes.</source>
        <translation>ウィンドウの裏で、1つずつ順に実行します。結果は、複数のプロセスで実行した場合と1ビットも違いません。</translation>
    </message>
    <message>
        <source>in processes</source>
        <translation>別プロセスで</translation>
    </message>
    <message>
        <source>Several runs at the same time, each in a process of its own that gives way to everything else on this computer.</source>
        <translation>複数の実行を同時に進めます。それぞれ別のプロセスで動き、このコンピューターのほかの処理を優先します。</translation>
    </message>
    <message>
        <source>Number of processes</source>
        <translation>プロセス数</translation>
    </message>
    <message>
        <source>How many processes work at a time; more than there are cores gain nothing.</source>
        <translation>同時に動かすプロセスの数です。コア数より多くしても速くなりません。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Stop; what is finished stays on view. Shortcut: Esc</source>
        <translation>停止します。終わった分は表示に残ります（Escキー）。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進み具合</translation>
    </message>
</context>
<context>
    <name>StudyPane</name>
    <message>
        <source>You may go to other pages meanwhile; it goes on.</source>
        <translation>その間にほかのページに移っても、処理は続きます。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Cancel; what is finished stays on view</source>
        <translation>キャンセル（終わった結果は表示したまま）</translation>
    </message>
    <message>
        <source>Copy the table that has the focus</source>
        <translation>フォーカスのある表をコピー</translation>
    </message>
</context>
<context>
    <name>StudyWords</name>
    <message>
        <source>loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>training accuracy</source>
        <translation>認識精度（訓練）</translation>
    </message>
    <message>
        <source>test accuracy</source>
        <translation>認識精度（テスト）</translation>
    </message>
    <message>
        <source>{quantity} at {iteration}: {value}, inside the expected {low} to {high}</source>
        <translation>反復{iteration}の{quantity}：{value}、期待される範囲{low}～{high}の内側</translation>
    </message>
    <message>
        <source>{quantity} at {iteration}: {value}, outside the expected {low} to {high}</source>
        <translation>反復{iteration}の{quantity}：{value}、期待される範囲{low}～{high}の外側</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>範囲内</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>範囲外</translation>
    </message>
    <message>
        <source>{inside} of {count} inside</source>
        <translation>範囲内 {inside} / {count}</translation>
    </message>
    <message>
        <source>All {count} figures are inside the expected band.</source>
        <translation>{count}個の値は、すべて期待される範囲に入っています。</translation>
    </message>
    <message>
        <source>{inside} of {count} figures are inside the expected band.</source>
        <translation>{count}個のうち{inside}個の値が、期待される範囲に入っています。</translation>
    </message>
    <message>
        <source>No published run has these settings.</source>
        <translation>この設定で公開されている結果はありません。</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low}～{high}</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>発散</translation>
    </message>
</context>
<context>
    <name>Surface3D</name>
    <message>
        <source>The surface in space</source>
        <translation>立体の曲面</translation>
    </message>
    <message>
        <source>The same race as on the map: height is f, darker is lower, and a step that goes uphill is seen as such. Drag to turn, the wheel zooms; after Tab, the arrow keys turn and + and − zoom. What is behind a hill is drawn as an outline.</source>
        <translation>地図と同じレースです。高さはfで、色が濃いほど低く、坂を上るステップもはっきり見えます。ドラッグで回転、ホイールで拡大・縮小します。Tabキーで選ぶと、矢印キーで回転、+ と − で拡大・縮小できます。丘の陰になる部分は輪郭だけを描きます。</translation>
    </message>
    <message>
        <source>Height: f. Drag to turn, wheel to zoom.</source>
        <translation>高さ：f（ドラッグで回転、ホイールで拡大・縮小）</translation>
    </message>
    <message>
        <source>Height: log(1 + (f − {low}) / {unit}). Drag to turn, wheel to zoom.</source>
        <translation>高さ：log(1 + (f − {low}) / {unit})（ドラッグで回転、ホイールで拡大・縮小）</translation>
    </message>
    <message>
        <source>Height: log(1 + f / {unit}). Drag to turn, wheel to zoom.</source>
        <translation>高さ：log(1 + f / {unit})（ドラッグで回転、ホイールで拡大・縮小）</translation>
    </message>
    <message>
        <source>The 3-D view needs the Python package PyOpenGL, so the map shows the same race.</source>
        <translation>3D表示にはPythonパッケージPyOpenGLが必要です。同じレースは地図で見られます。</translation>
    </message>
    <message>
        <source>There is no OpenGL here, so the map shows the same race.</source>
        <translation>OpenGLを使えないため、3D表示ができません。同じレースは地図で見られます。</translation>
    </message>
</context>
<context>
    <name>SurfaceChoice</name>
    <message>
        <source>Surface</source>
        <translation>曲面</translation>
    </message>
    <message>
        <source>The function to descend. Another one brings its own start, and learning rates that suit it.</source>
        <translation>下っていく関数です。別の曲面を選ぶと、開始点と学習率もそれに合わせて変わります。</translation>
    </message>
    <message>
        <source>Condition κ</source>
        <translation>条件数 κ</translation>
    </message>
    <message>
        <source>How many times steeper the ravine is across than along. The larger it is, the smaller the learning rate must be, and the longer the way to the end.</source>
        <translation>峡谷を横切る方向の急さが、峡谷に沿う方向の何倍かです。大きいほど学習率を小さくする必要があり、終わりまで時間がかかります。</translation>
    </message>
    <message>
        <source>Your own f(x, y)</source>
        <translation>自分で入力 f(x, y)</translation>
    </message>
    <message>
        <source>SGD gets down only with η &lt; 2/κ = {bound}.</source>
        <translation>SGDで下れるのは η &lt; 2/κ = {bound} のときだけです。</translation>
    </message>
</context>
<context>
    <name>SurfaceNames</name>
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
        <source>Rastrigin&apos;s dents</source>
        <translation>Rastriginのくぼみ</translation>
    </message>
    <message>
        <source>Hole in a plateau</source>
        <translation>台地の穴</translation>
    </message>
    <message>
        <source>Three-hump camel</source>
        <translation>三つこぶラクダ</translation>
    </message>
    <message>
        <source>Ackley&apos;s funnel</source>
        <translation>Ackleyの漏斗</translation>
    </message>
    <message>
        <source>Ravine, adjustable</source>
        <translation>峡谷（条件数を変更可）</translation>
    </message>
    <message>
        <source>Your own f(x, y)</source>
        <translation>自分で入力 f(x, y)</translation>
    </message>
    <message>
        <source>Round: the gradient points straight away from the minimum.</source>
        <translation>丸い形なので、勾配は最小点から遠ざかる向きをまっすぐ指します。</translation>
    </message>
    <message>
        <source>20 times more curved across than along: the gradient hardly points at the minimum.</source>
        <translation>谷を横切る方向の曲がりが、谷に沿う方向の20倍です。勾配の逆向きは最小点からそれています。</translation>
    </message>
    <message>
        <source>A curved valley: its floor is soon found, its end only after many steps.</source>
        <translation>曲がった谷です。谷底はすぐ見つかりますが、最小点までは多くのステップがかかります。</translation>
    </message>
    <message>
        <source>Four minima equally deep: the start decides which is found.</source>
        <translation>同じ深さの最小点が4つあり、どれに着くかは開始点で決まります。</translation>
    </message>
    <message>
        <source>A plain between steep corners: the gradient is huge or tiny.</source>
        <translation>急な角に囲まれた平原です。勾配は極端に大きいか小さいかです。</translation>
    </message>
    <message>
        <source>Up along x, down along y: no slope in the middle, and yet no minimum.</source>
        <translation>x方向には上り、y方向には下ります。中央では傾きが0ですが、最小点ではありません。</translation>
    </message>
    <message>
        <source>A bowl full of dents: most descents end in one of them.</source>
        <translation>くぼみだらけのお椀です。多くの場合、途中のくぼみで止まります。</translation>
    </message>
    <message>
        <source>Level ground with a hole: far out there is no slope to follow.</source>
        <translation>平らな地面に穴が1つあります。遠くには、たどれる傾きがありません。</translation>
    </message>
    <message>
        <source>Three dents; only the middle one is the deepest.</source>
        <translation>くぼみが3つあり、最も深いのは中央だけです。</translation>
    </message>
    <message>
        <source>A funnel with ripples: short steps are caught by the first.</source>
        <translation>波打つ漏斗です。ステップが小さいと、最初の波でつかまります。</translation>
    </message>
</context>
<context>
    <name>SurfacePlot</name>
    <message>
        <source>Contour map</source>
        <translation>等高線図</translation>
    </message>
    <message>
        <source>Darker is lower. Each small arrow points against the gradient, the way downhill. Click or drag to choose where all racers start, and click the mark of a racer to look inside it; the wheel zooms, the middle button moves the map.</source>
        <translation>色が濃いほど低い場所です。小さな矢印は勾配と逆向き、つまり坂を下る向きを指します。クリックまたはドラッグで全走者の開始点を選び、走者の印をクリックすると内部を見られます。ホイールで拡大・縮小、中ボタンで地図を動かします。</translation>
    </message>
    <message>
        <source>step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>minimum {point}</source>
        <translation>最小点 {point}</translation>
    </message>
</context>
<context>
    <name>SurfacePoint</name>
    <message>
        <source>Function</source>
        <translation>関数</translation>
    </message>
    <message>
        <source>A function of two variables. A loss is one of as many as there are weights, and a gradient holds one partial derivative for each.</source>
        <translation>2変数の関数です。損失は重みの数だけ変数をもつ関数で、勾配はそれぞれの変数の偏微分をまとめたものです。</translation>
    </message>
    <message>
        <source>Point {axis}</source>
        <translation>点 {axis}</translation>
    </message>
    <message>
        <source>Where the surface is cut open: drag the point, or press the arrow keys. The partial derivative along the other axis holds this one fast.</source>
        <translation>曲面を切る位置です。点をドラッグするか、矢印キーで動かします。もう一方の軸の偏微分では、この変数が固定されます。</translation>
    </message>
</context>
<context>
    <name>TableStack</name>
    <message>
        <source>No run has all these words. Clear the filter to see all of them.</source>
        <translation>すべての語を含む実行はありません。絞り込みを解除すると、すべて表示されます。</translation>
    </message>
    <message>
        <source>No run is kept yet. Train a network on the page Train; Ctrl+S keeps it as it is, here or there. Every kept run stands here with its settings and figures, can be compared with the others, and opened again exactly where it stood.</source>
        <translation>保存した実行はまだありません。「学習」ページで学習させ、そこかこのページでCtrl+Sを押すと、そのままの状態で保存されます。保存した実行は設定や結果とともにここに並び、互いに比べたり、保存した時点から再開したりできます。</translation>
    </message>
</context>
<context>
    <name>TeachPane</name>
    <message>
        <source>Add the drawing to my digits as this digit</source>
        <translation>書いた字を、この数字の「自分の字」に加える</translation>
    </message>
    <message>
        <source>Fine-tune with my digits, or undo it</source>
        <translation>自分の字で追加学習する、または元に戻す</translation>
    </message>
    <message>
        <source>Delete the selected one of my digits</source>
        <translation>選んだ自分の字を削除する</translation>
    </message>
</context>
<context>
    <name>TermsView</name>
    <message>
        <source>Not computed yet. Press Space, then point at any cell: the numbers that made it appear here. A click keeps the cell.</source>
        <translation>まだ計算していません。Spaceキーで進めてからマスを指すと、その値の計算に使った数がここに表示されます。クリックで固定します。</translation>
    </message>
    <message>
        <source>It is given; nothing was computed for it.</source>
        <translation>与えられた値なので、計算はありません。</translation>
    </message>
    <message>
        <source>It is this product.</source>
        <translation>この積です。</translation>
    </message>
    <message>
        <source>The sum of {count} terms, the largest first:</source>
        <translation>{count}項の和（大きい順）：</translation>
    </message>
    <message>
        <source>The mean over {count} samples, the largest shares first:</source>
        <translation>データ{count}個の平均（影響の大きい順）：</translation>
    </message>
    <message>
        <source>Its own exponential, divided by the sum of all {count}:</source>
        <translation>自分の指数関数の値 ÷ {count}個すべての和：</translation>
    </message>
    <message>
        <source>What came back, times the slope of the activation here:</source>
        <translation>戻ってきた値 × ここでの活性化関数の傾き：</translation>
    </message>
    <message>
        <source>The less probable the right answer, the larger; sure is 0:</source>
        <translation>正解の確率が低いほど大きく、確率1で0：</translation>
    </message>
    <message>
        <source>The slope of the activation, from its own output:</source>
        <translation>活性化関数の傾き（自身の出力から計算）：</translation>
    </message>
    <message>
        <source>The activation function, with its number put in:</source>
        <translation>活性化関数に数値を代入：</translation>
    </message>
    <message>
        <source>{count} others</source>
        <translation>ほか{count}項</translation>
    </message>
    <message>
        <source>Copy the terms</source>
        <translation>項をコピー</translation>
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
        <source>Press A to see again why this run failed.</source>
        <translation>Aキーを押すと、失敗の診断をもう一度表示します。</translation>
    </message>
    <message>
        <source>This run has ended; its curves are kept. Press R to start it again from the same weights.</source>
        <translation>この学習は終わりました。曲線は残っています。Rキーで同じ重みからやり直せます。</translation>
    </message>
    <message>
        <source>Paused. Space resumes, the right arrow makes one iteration. Drag a curve, or press the left arrow, to go back in time.</source>
        <translation>一時停止中です。Spaceキーで再開し、右矢印キーで1反復進みます。曲線をドラッグするか左矢印キーを押すと、前の時点に戻れます。</translation>
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
        <source>Finished. Press Space to train on, R to start again from the same weights, or {keys} to draw a digit for this network.</source>
        <translation>終了しました。Spaceキーで続けて学習、Rキーで同じ重みから開始、{keys}で手書きの数字の認識ができます。</translation>
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
        <source>Branch</source>
        <translation>分岐</translation>
    </message>
    <message>
        <source>Go on from this moment as a run of its own, with the learning rate and the optimizer of the form; the run up to now is kept (B)</source>
        <translation>この時点から、設定欄の学習率と最適化手法で、別の実行として続けます。ここまでの実行は保存されます（Bキー）。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep this run, to compare it and to go on with it another day (Ctrl+S)</source>
        <translation>この実行を保存し、後で比べたり続けたりできるようにします（Ctrl+S）。</translation>
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
    <name>TrialScatter</name>
    <message>
        <source>And here where each was drawn.</source>
        <translation>ここには、各試行で選ばれた値の位置が表示されます。</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>weight decay λ</source>
        <translation>Weight decay λ</translation>
    </message>
    <message>
        <source>Where the trials were drawn</source>
        <translation>試行で選ばれた値</translation>
    </message>
    <message>
        <source>Each point is a trial; lighter and larger is a higher validation accuracy, a cross has diverged. The good ones show which part to search again, more finely.</source>
        <translation>点が1つの試行です。明るく大きいほど検証データの認識精度が高く、×は発散した試行です。良い点の集まりから、次にどこを細かく探索すればよいかがわかります。</translation>
    </message>
    <message>
        <source>validation accuracy</source>
        <translation>検証データの認識精度</translation>
    </message>
</context>
<context>
    <name>Tuning</name>
    <message>
        <source>Mini-batches of</source>
        <translation>ミニバッチ：</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>追加学習</translation>
    </message>
    <message>
        <source>Train the network that answers a little further, on my digits together with MNIST&apos;s. Shortcut: T</source>
        <translation>答えているネットワークを、自分の字とMNISTでもう少し学習させます（Tキー）。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Stop; the network stays as it was. Shortcut: Esc</source>
        <translation>中止します。ネットワークは元のままです（Escキー）。</translation>
    </message>
    <message>
        <source>Undo the fine-tuning</source>
        <translation>追加学習を元に戻す</translation>
    </message>
    <message>
        <source>Let the network answer that answered before. Shortcut: Shift+T</source>
        <translation>追加学習の前のネットワークに戻します（Shift+T）。</translation>
    </message>
</context>
<context>
    <name>TuningAccuracyPlot</name>
    <message>
        <source>And here what it learns, and what it forgets.</source>
        <translation>ここには、何を覚え、何を忘れるかが表示されます。</translation>
    </message>
    <message>
        <source>my digits</source>
        <translation>自分の字</translation>
    </message>
    <message>
        <source>MNIST test set</source>
        <translation>MNISTのテストデータ</translation>
    </message>
    <message>
        <source>accuracy in %</source>
        <translation>認識精度（%）</translation>
    </message>
    <message>
        <source>Accuracy while fine-tuning</source>
        <translation>追加学習中の認識精度</translation>
    </message>
    <message>
        <source>What share it answers rightly: of my digits, which it learns from, and of the 10,000 test images of MNIST, which it never learns from.</source>
        <translation>正解の割合です。自分の字は学習に使いますが、MNISTのテスト画像10,000枚は学習にまったく使いません。</translation>
    </message>
    <message>
        <source>after {number} updates
my digits: {own} %
MNIST test set: {test} %</source>
        <translation>更新{number}回の後
自分の字：{own} %
MNISTのテストデータ：{test} %</translation>
    </message>
</context>
<context>
    <name>TuningLossPlot</name>
    <message>
        <source>Press T: the loss appears here.</source>
        <translation>Tキーを押すと、損失がここに表示されます。</translation>
    </message>
    <message>
        <source>loss of the mini-batch</source>
        <translation>ミニバッチの損失</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Loss while fine-tuning</source>
        <translation>追加学習中の損失</translation>
    </message>
    <message>
        <source>The loss of each mini-batch before its update: my digits and MNIST&apos;s together.</source>
        <translation>各ミニバッチの、更新前の損失です（自分の字とMNISTを合わせたもの）。</translation>
    </message>
    <message>
        <source>update {number}: {loss}</source>
        <translation>更新{number}：{loss}</translation>
    </message>
</context>
<context>
    <name>TuningPlot</name>
    <message>
        <source>updates</source>
        <translation>更新回数</translation>
    </message>
</context>
<context>
    <name>TuningWords</name>
    <message>
        <source>No network answers yet: train one first (Ctrl+1, then Space).</source>
        <translation>答えるネットワークがまだありません。先に学習させてください（Ctrl+1、Spaceキーの順）。</translation>
    </message>
    <message>
        <source>Add at least one of your digits, then fine-tune.</source>
        <translation>自分の字を1個以上加えてから、追加学習をしてください。</translation>
    </message>
    <message>
        <source>Fine-tune: the network that answers learns %n digit(s) of your hand.</source>
        <translation>追加学習：答えているネットワークに、自分の字%n個を学習させます。</translation>
    </message>
    <message>
        <source>Measuring the network as it is...</source>
        <translation>今のネットワークの認識精度を測っています...</translation>
    </message>
    <message>
        <source>Update {done} of {planned}</source>
        <translation>更新{done} / {planned}</translation>
    </message>
    <message>
        <source>Of your {count} digits {before} were right, and now {after}.</source>
        <translation>自分の字{count}個のうち、正解は{before}個から{after}個になりました。</translation>
    </message>
    <message>
        <source>{learned} {forgotten}</source>
        <translation>{learned}{forgotten}</translation>
    </message>
    <message>
        <source>Nothing was forgotten: of {whole} test images {number} more are right.</source>
        <translation>忘却はありません。テスト画像{whole}枚のうち、正解が{number}枚増えました。</translation>
    </message>
    <message>
        <source>Hardly forgotten: of {whole} test images {number} more are wrong.</source>
        <translation>忘却はわずかです。テスト画像{whole}枚のうち、間違いが{number}枚増えました。</translation>
    </message>
    <message>
        <source>It has forgotten: of {whole} test images {number} more are wrong now.</source>
        <translation>忘却が起きました。テスト画像{whole}枚のうち、間違いが{number}枚増えました。</translation>
    </message>
    <message>
        <source>Undone: the network answers as it did before the fine-tuning.</source>
        <translation>元に戻しました。ネットワークの答えは追加学習の前と同じです。</translation>
    </message>
    <message>
        <source>Cancelled: the network answers as before.</source>
        <translation>中止しました。ネットワークの答えは前と同じです。</translation>
    </message>
    <message>
        <source>mostly MNIST</source>
        <translation>主にMNIST</translation>
    </message>
    <message>
        <source>At most a quarter of each mini-batch are my digits; MNIST&apos;s keep the network from forgetting.</source>
        <translation>各ミニバッチの最大4分の1が自分の字です。残りのMNISTの字が忘却を防ぎます。</translation>
    </message>
    <message>
        <source>half and half</source>
        <translation>半分ずつ</translation>
    </message>
    <message>
        <source>My digits are learned faster, and more is forgotten.</source>
        <translation>自分の字を早く覚えますが、忘却も大きくなります。</translation>
    </message>
    <message>
        <source>only mine</source>
        <translation>自分の字だけ</translation>
    </message>
    <message>
        <source>It sees nothing but my digits: watch it forget the others.</source>
        <translation>自分の字しか学習しません。ほかの字を忘れていく様子が見られます。</translation>
    </message>
</context>
<context>
    <name>TwinPlot</name>
    <message>
        <source>differences</source>
        <translation>数値微分</translation>
    </message>
    <message>
        <source>backpropagation</source>
        <translation>誤差逆伝播法</translation>
    </message>
    <message>
        <source>{method}: {seconds} s</source>
        <translation>{method}：{seconds}秒</translation>
    </message>
    <message>
        <source>Loss of both trainings against time</source>
        <translation>時間と2つの学習の損失</translation>
    </message>
    <message>
        <source>The same losses over the seconds that were spent on gradients; each mark of the axis stands for ten times as long.</source>
        <translation>同じ損失を、勾配の計算にかかった秒数に対して描きます。軸の目盛は1つで10倍です。</translation>
    </message>
    <message>
        <source>seconds spent on gradients</source>
        <translation>勾配の計算時間（秒）</translation>
    </message>
    <message>
        <source>Loss of both trainings against steps</source>
        <translation>ステップ数と2つの学習の損失</translation>
    </message>
    <message>
        <source>The loss of each mini-batch before its step: once with the gradient by differences, once with the one by backpropagation.</source>
        <translation>各ミニバッチの更新前の損失です。数値微分の勾配を使った場合と、誤差逆伝播法の勾配を使った場合を比べます。</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>ステップ数</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>And here the same losses over the time they took.</source>
        <translation>ここには、同じ損失が所要時間に対して表示されます。</translation>
    </message>
    <message>
        <source>Press T: both methods train from the same weights on the same batches.</source>
        <translation>Tキーを押すと、両方の方法で、同じ重みと同じバッチから学習します。</translation>
    </message>
    <message>
        <source>step {step}
differences: {slow}
backpropagation: {quick}</source>
        <translation>ステップ {step}
数値微分：{slow}
誤差逆伝播法：{quick}</translation>
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
<context>
    <name>WeightPlot</name>
    <message>
        <source>change of the weight</source>
        <translation>重みの変化</translation>
    </message>
    <message>
        <source>change of {parameter}, which is {weight}</source>
        <translation>{parameter} の変化（現在 {weight}）</translation>
    </message>
    <message>
        <source>slope by backpropagation: {slope}</source>
        <translation>誤差逆伝播法の勾配：{slope}</translation>
    </message>
    <message>
        <source>slope by differences: {slope}</source>
        <translation>数値微分の勾配：{slope}</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Loss against one weight</source>
        <translation>1つの重みと損失</translation>
    </message>
    <message>
        <source>The loss of the same batch while only this weight moves. Its steepness in the middle is what both methods try to find. The dots are the two losses that the difference quotient is made of.</source>
        <translation>この重みだけを動かしたときの、同じバッチの損失です。2つの方法は、どちらも中央での傾きを求めます。点は、差分商の計算に使う2つの損失です。</translation>
    </message>
    <message>
        <source>change of the loss</source>
        <translation>損失の変化</translation>
    </message>
    <message>
        <source>The loss against one weight appears here: click a point of the picture above, or a line of the list beside it.</source>
        <translation>1つの重みに対する損失を表示します。
上の図の点か、横の一覧の行を
クリックしてください。</translation>
    </message>
    <message>
        <source>change {offset}
loss {loss}</source>
        <translation>変化 {offset}
損失 {loss}</translation>
    </message>
</context>
<context>
    <name>WhyPane</name>
    <message>
        <source>Let the picture change toward the chosen digit, or stop it</source>
        <translation>選んだ数字に向かって画像を変化させる、または止める</translation>
    </message>
    <message>
        <source>Draw a digit: here you will see which pixels speak for the answer and which against it, which training images are nearest, and what would make it another digit.</source>
        <translation>数字を書くと、どのピクセルがその答えを支持し、どのピクセルが反対しているか、最も近い訓練画像はどれか、どう変えれば別の数字になるかが、ここに表示されます。</translation>
    </message>
    <message>
        <source>No network answers yet. Train one on the handwritten digits (press Space on the page Train), and you will see here what its answer rests on.</source>
        <translation>答えるネットワークがまだありません。学習ページでSpaceキーを押して手書きの数字を学習させると、答えの根拠がここに表示されます。</translation>
    </message>
</context>
<context>
    <name>WrongView</name>
    <message>
        <source>On the samples: see one&apos;s way through the network</source>
        <translation>データの上で：ネットワークを通る様子を見る</translation>
    </message>
    <message>
        <source>Most surely wrong test samples</source>
        <translation>最も自信のある間違い（テストデータ）</translation>
    </message>
    <message>
        <source>The test samples that are answered wrongly appear here, the surest first.</source>
        <translation>間違えたテストデータが、確率の高い順にここに表示されます。</translation>
    </message>
</context>
</TS>
