using System;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using StaticNets.Runtime.Parameters;
using Xunit;

namespace StaticNets.Runtime.Tests.Parameters;

public unsafe class LargePagesTests
{
    private const int LargePage = 2 * 1024 * 1024;

    /// <summary>Linux shows it as the flag hg of the mapping (proc_pid_smaps(5)).</summary>
    [Fact]
    public void Long_buffers_lie_in_large_pages_where_the_system_has_them()
    {
        // Elsewhere there is nothing to ask for, and what holds is what the other tests of buffers say.
        if (Directory.Exists("/sys/kernel/mm/transparent_hugepage"))
        {
            FloatBuffer buffer = new(4 * LargePage / sizeof(float));
            fixed (float* first = buffer.Write)
            {
                Assert.Contains(" hg", Flags((nuint)first + (2 * LargePage)));
            }
        }
    }

    [Fact]
    public void Memory_without_a_whole_large_page_is_left_as_it_is()
    {
        float* memory = (float*)NativeMemory.AlignedAlloc(2 * LargePage, LargePage);
        try
        {
            LargePages.Ask(memory + 1, (LargePage / sizeof(float)) - 1);
            if (OperatingSystem.IsLinux())
            {
                Assert.DoesNotContain(" hg", Flags((nuint)memory + (LargePage / 2)));
            }

            memory[1] = 1;
            LargePages.Ask(memory, 2 * LargePage / sizeof(float));
            Assert.Equal(1, memory[1]);
        }
        finally
        {
            NativeMemory.AlignedFree(memory);
        }
    }

    private static string Flags(nuint address)
    {
        bool inside = false;
        foreach (string line in File.ReadLines("/proc/self/smaps"))
        {
            string[] range = line.Split(' ')[0].Split('-');
            if (range.Length == 2)
            {
                inside = nuint.Parse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture) <= address && address < nuint.Parse(range[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            }
            else if (inside && line.StartsWith("VmFlags:", StringComparison.Ordinal))
            {
                return line;
            }
        }

        return "";
    }
}
