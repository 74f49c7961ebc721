using System;
using System.IO;
using StaticNets.Runtime.Parameters;

// Saves two contents in turn over one path, in small pieces, until it is killed: the other half of KilledSaveTests.
// Arguments: the path, and the two files with the contents. Prints a line after each save.
byte[][] contents = [File.ReadAllBytes(args[1]), File.ReadAllBytes(args[2])];
for (int save = 0; ; save++)
{
    byte[] content = contents[save % contents.Length];
    AtomicFile.Write(args[0], stream =>
    {
        for (int position = 0; position < content.Length; position += 4096)
        {
            stream.Write(content.AsSpan(position, Math.Min(4096, content.Length - position)));
        }
    });
    Console.WriteLine(save);
}
