using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using BatteryHealth.Data;
using StaticNets.Networks.Tests.Digits;
using Xunit;

namespace StaticNets.Networks.Tests.Battery;

public class ChargeFolderTests
{
    private const string Header = "battery,discharge_cycle,charge_test_id,step,time_s,voltage_v,current_a,temperature_c,capacity_ah\n";

    private const string Two =
        Header +
        "A,1,0,0,0.00,3.50,0.0,20.0,1.8\n" +
        "A,1,0,1,340.00,4.00,1.5,22.0,1.8\n" +
        "A,2,5,0,0.00,4.10,0.0,21.0,1.7\n" +
        "A,2,5,1,170.00,4.20,0.1,21.0,1.7\n";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Curves_are_read_packed_or_not(bool packed)
    {
        using TemporaryFolder folder = new();
        Write(folder, Two, packed);

        IReadOnlyList<ChargeCurve> curves = ChargeFolder.Read(folder.Root);

        Assert.Equal([("A", 1, 0.9), ("A", 2, 0.85)], curves.Select(curve => (curve.Cell, curve.Cycle, curve.Health)));
        Assert.Equal([3.5f, 0, 20, 3.75f, 0.75f, 21, 4, 1.5f, 22, 4, 0, 22], curves[0].Samples[..12]);
        Assert.Equal([true, false], curves.Select(curve => curve.IsFull));
    }

    [Theory]
    [InlineData("battery,discharge_cycle,time_s\n", "no column 'voltage_v'")]
    [InlineData(Header, "no readings")]
    [InlineData(Header + "A,1,0,0,0,3.5\n", "line 2 has 6 fields")]
    [InlineData(Header + "A,1,0,0,0,3.5,1,20,1.8\nA,1,0,0,1,much,1,20,1.8\n", "line 3: voltage_v is 'much'")]
    [InlineData("", "no column 'battery'")]
    public void What_is_wrong_with_a_file_is_said_with_its_name_and_line(string content, string message)
    {
        using TemporaryFolder folder = new();
        Write(folder, content, packed: false);

        string said = Assert.Throws<InvalidDataException>(() => ChargeFolder.Read(folder.Root)).Message;

        Assert.Contains(message, said);
        Assert.Contains(ChargeFolder.FileName, said);
    }

    [Fact]
    public void A_folder_that_is_not_there_or_empty_is_named()
    {
        using TemporaryFolder folder = new();

        Assert.Contains("none", Assert.Throws<DirectoryNotFoundException>(() => ChargeFolder.Read(folder["none"])).Message);
        Assert.Contains(ChargeFolder.FileName, Assert.Throws<FileNotFoundException>(() => ChargeFolder.Read(folder.Root)).Message);
    }

    private static void Write(TemporaryFolder folder, string content, bool packed)
    {
        if (!packed)
        {
            File.WriteAllText(folder[ChargeFolder.FileName], content);
            return;
        }

        using GZipStream stream = new(File.Create(folder[ChargeFolder.FileName + ".gz"]), CompressionLevel.Fastest);
        stream.Write(Encoding.UTF8.GetBytes(content));
    }
}
