using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/NetSpec.Benchmarks -- --filter '*' --job short
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
