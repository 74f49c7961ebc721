using System;
using Digits;
using StaticNets;
using StaticNets.NativeChecks;
using StaticNets.NativeChecks.Kernels;

// The same program runs under the JIT and as native code; its lines must be the same. Exit code 1: a check failed.
if (args is ["--time"])
{
    Timing.Print();
    return 0;
}

// With --kernels only those are checked, which is what an emulator has time for.
bool good = KernelChecks.Run();
if (args is ["--kernels"])
{
    return good ? 0 : 1;
}

string? logits = null;
string? parameters = null;
foreach (int threads in new[] { 1, 2 })
{
    StaticNetsThreads.Use(threads);
    using Loop loop = new();
    good &= Allocation.Check($"{threads} thread(s), 1,000 calls of Forward", () => loop.Forward(1000));
    good &= Allocation.Check($"{threads} thread(s), 1,000 calls of Step", () => loop.Steps(1000));

    // What was counted must also have been done, and the same on one thread as on two.
    good &= Same("logits", ref logits, Hash.Of(loop.Logits));
    good &= Same("parameters", ref parameters, Loop.AfterTraining(100));
    good &= Loop.Learned();
}

good &= Allocation.FindsOne();
Console.WriteLine($"logits {logits}");
Console.WriteLine($"parameters after 100 steps {parameters}");
return good ? 0 : 1;

static bool Same(string what, ref string? first, string found)
{
    first ??= found;
    if (first != found)
    {
        Console.WriteLine($"FAILED: {what} differ between one thread and two: {first}, {found}");
    }

    return first == found;
}
