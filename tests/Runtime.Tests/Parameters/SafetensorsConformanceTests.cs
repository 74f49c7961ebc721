using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using StaticNets.Runtime.Parameters;
using Xunit;

namespace StaticNets.Runtime.Tests.Parameters;

/// <summary>The files of Conformance/safetensors, each treated as their manifest says.</summary>
public class SafetensorsConformanceTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Parameters", "Conformance", "safetensors");

    // Where the manifest leaves the choice: what is documented here. A half-precision w loads; other types and unknown fields do not.
    private static readonly Dictionary<string, bool> Choices = new()
    {
        ["json_unknown_field.safetensors"] = false,
        ["name_nul.safetensors"] = false,
        ["shape_0_times_huge.safetensors"] = false,
        ["dtype_bf16.safetensors"] = true,
        ["dtype_i32.safetensors"] = false,
        ["dtype_i64.safetensors"] = false,
        ["ok_empty_dim.safetensors"] = false,
        ["ok_nan_inf.safetensors"] = true,
    };

    public static TheoryData<string, string, string> Files
    {
        get
        {
            TheoryData<string, string, string> files = [];
            using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "manifest.json")));
            foreach (JsonElement file in manifest.RootElement.EnumerateArray())
            {
                files.Add(file.GetProperty("file").GetString()!, file.GetProperty("container").GetString()!, file.GetProperty("model_w_2x3_f32").GetString()!);
            }

            return files;
        }
    }

    [Fact]
    public void The_manifest_lists_every_file() =>
        Assert.Equal(Directory.GetFiles(Folder, "*.safetensors").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal), Files.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_container_is_accepted_or_refused(string file, string container, string model)
    {
        _ = model;
        byte[] bytes = File.ReadAllBytes(Path.Combine(Folder, file));
        bool accepted = Accepts(() => TensorFile.Read(new MemoryStream(bytes)));

        Assert.Equal(Wanted(file, container), accepted);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_model_loads_or_refuses_and_is_then_unchanged(string file, string container, string model)
    {
        _ = container;
        string path = Path.Combine(Folder, file);
        byte[] bytes = File.ReadAllBytes(path);
        NetworkCore network = Sample.Network(Sample.OneTensor);
        string before = Sample.Fingerprint(network);
        bool wanted = Wanted(file, model);

        Assert.Equal(wanted, Accepts(() => NetworkCore.Load(Sample.OneTensor, Sample.Sum, path)));
        Assert.Equal(wanted, Accepts(() => NetworkCore.Load(Sample.OneTensor, Sample.Sum, bytes)));
        Assert.Equal(wanted, Accepts(() => NetworkCore.Load(Sample.OneTensor, Sample.Sum, new DribblingStream(bytes))));
        Assert.Equal(wanted, Accepts(() => network.Replace(bytes)));
        Assert.Equal(wanted, before != Sample.Fingerprint(network));
    }

    private static bool Wanted(string file, string verdict) => verdict switch
    {
        "accept" => true,
        "reject" => false,
        _ => Choices[file],
    };

    // Any other exception goes on to fail the test.
    private static bool Accepts(Action load)
    {
        try
        {
            load();
            return true;
        }
        catch (SafetensorsException)
        {
            return false;
        }
    }
}
