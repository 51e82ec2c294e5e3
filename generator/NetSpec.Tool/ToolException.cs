namespace NetSpec.Tool;

/// <summary>A mistake of the user that keeps a command from being carried out; the message says how to mend it.</summary>
internal sealed class ToolException(string message) : Exception(message);
