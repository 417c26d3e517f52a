"""Many runs: seeds, optimizers and hyper-parameters, one by one or spread over workers."""
