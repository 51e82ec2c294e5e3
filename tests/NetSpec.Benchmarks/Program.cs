using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/NetSpec.Benchmarks -- --filter '*' --job short --inProcess --warmupCount 30
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
