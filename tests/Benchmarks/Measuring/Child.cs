using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Numerics;
using System.Text.Json;
using System.Threading.Tasks;

namespace StaticNets.Benchmarks.Measuring;

/// <summary>
/// Measurements run in processes of their own: with a heap that nothing else has used, and on as many processors as they are to use, which a process has to be given before it starts.
/// </summary>
internal static class Child
{
    /// <summary>Processors that this process may use.</summary>
    public static int Processors => OperatingSystem.IsLinux() || OperatingSystem.IsWindows() ? BitOperations.PopCount(Allowed) : Environment.ProcessorCount;

    private static ulong Allowed
    {
        get
        {
            using Process self = Process.GetCurrentProcess();
            return OperatingSystem.IsLinux() || OperatingSystem.IsWindows() ? (ulong)self.ProcessorAffinity : 0;
        }
    }

    /// <summary>Runs this program once more and reads the last line that it prints.</summary>
    /// <param name="processors">Processors that it may use: the last ones, because interrupts mostly go to the first.</param>
    /// <param name="arguments">Its command line.</param>
    /// <exception cref="InvalidOperationException">It failed; the message is its own.</exception>
    public static T Run<T>(int processors, params string[] arguments) => RunSelf<T>(processors, arguments, tiersAtOnce: true);

    /// <summary>As <see cref="Run"/>, but with the runtime's own settings: for what a program does at its start.</summary>
    /// <inheritdoc cref="Run"/>
    public static T RunPlainly<T>(int processors, params string[] arguments) => RunSelf<T>(processors, arguments, tiersAtOnce: false);

    /// <summary>Runs a program and reads the last line that it prints.</summary>
    /// <param name="processors">Processors that it may use.</param>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="tiersAtOnce">
    /// Whether the compiler's last tier comes at once. Otherwise it comes after a second in which nothing new is called, on one processor: later than most measurements are done.
    /// </param>
    /// <exception cref="InvalidOperationException">It failed; the message is its own.</exception>
    public static T RunOther<T>(int processors, string file, IEnumerable<string> arguments, bool tiersAtOnce = true)
    {
        ProcessStartInfo start = new(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (tiersAtOnce)
        {
            start.Environment["DOTNET_TC_CallCountingDelayMs"] = "0";
        }

        using Process child = Narrowed(processors, () => Process.Start(start)!);
        Task<string> errors = child.StandardError.ReadToEndAsync();
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0
            ? JsonSerializer.Deserialize<T>(output.TrimEnd().Split('\n')[^1])!
            : throw new InvalidOperationException(errors.Result.Trim());
    }

    private static T RunSelf<T>(int processors, string[] arguments, bool tiersAtOnce)
    {
        // dotnet program.dll, or the program's own host.
        string host = Environment.ProcessPath!;
        return RunOther<T>(processors, host, Path.GetFileNameWithoutExtension(host) == "dotnet" ? [typeof(Child).Assembly.Location, .. arguments] : arguments, tiersAtOnce);
    }

    // A process inherits the processors of the thread that starts it.
    private static Process Narrowed(int processors, Func<Process> start)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
        {
            return start();
        }

        using Process self = Process.GetCurrentProcess();
        ulong all = Allowed;
        ulong few = all;
        while (BitOperations.PopCount(few) > processors)
        {
            few &= few - 1;
        }

        self.ProcessorAffinity = (nint)few;
        try
        {
            return start();
        }
        finally
        {
            self.ProcessorAffinity = (nint)all;
        }
    }
}
