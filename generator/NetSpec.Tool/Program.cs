using System.Text;
using NetSpec.Tool;

// Names in specs need not be ASCII, and Windows' console would print them in a code page.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return CommandLine.Run(args, new ToolContext(Console.Out, Console.Error, Directory.GetCurrentDirectory()));
