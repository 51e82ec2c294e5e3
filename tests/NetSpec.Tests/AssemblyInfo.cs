// The number of living tensors is one for the process: tests that compare it need the others to stand still.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
