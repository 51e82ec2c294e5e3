namespace NetSpec.Compiler.Operators.Shaping;

/// <summary>Padding with the border.</summary>
internal abstract class ReplicationPad(int dimensions) : PadModule("ReplicationPad", dimensions, PadFill.Replication, "the border");

/// <summary><c>torch.nn.ReplicationPad1d</c>.</summary>
internal sealed class ReplicationPad1d() : ReplicationPad(1);

/// <summary><c>torch.nn.ReplicationPad2d</c>.</summary>
internal sealed class ReplicationPad2d() : ReplicationPad(2);

/// <summary><c>torch.nn.ReplicationPad3d</c>.</summary>
internal sealed class ReplicationPad3d() : ReplicationPad(3);
