using System.Collections.Generic;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace StaticNets.Generator.Tests.Large;

/// <summary>How large the methods of an assembly are.</summary>
internal static class MethodSizes
{
    /// <summary>RyuJIT optimises up to 60,000 bytes of IL and 512 locals: half of the one, and the other.</summary>
    public const int MostBytes = 30_000;

    public const int MostLocals = 500;

    public static void AssertSmall(byte[] assembly) => AssertSmall(Of(assembly));

    public static void AssertSmall(IEnumerable<(string Name, int Bytes, int Locals)> methods) =>
        Assert.All(methods, method => Assert.True(method.Bytes <= MostBytes && method.Locals <= MostLocals, $"{method.Name}: {method.Bytes} bytes, {method.Locals} locals"));

    public static IReadOnlyList<(string Name, int Bytes, int Locals)> Of(byte[] assembly)
    {
        using PEReader file = new(new MemoryStream(assembly));
        MetadataReader metadata = file.GetMetadataReader();
        List<(string, int, int)> methods = [];
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            MethodDefinition method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0)
            {
                continue;
            }

            MethodBodyBlock body = file.GetMethodBody(method.RelativeVirtualAddress);
            int locals = 0;
            if (!body.LocalSignature.IsNil)
            {
                BlobReader signature = metadata.GetBlobReader(metadata.GetStandaloneSignature(body.LocalSignature).Signature);
                signature.ReadSignatureHeader();
                locals = signature.ReadCompressedInteger();
            }

            methods.Add((metadata.GetString(method.Name), body.GetILBytes()!.Length, locals));
        }

        return methods;
    }
}
