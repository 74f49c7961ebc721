using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using StaticNets.TorchPeer;
using TorchSharp;
using static TorchSharp.torch;

// Training steps of libtorch through TorchSharp, for comparison: NETWORK BATCH SECONDS. Prints one line of JSON: nanoseconds of a step (median).
try
{
    set_num_threads(1);
}
catch (Exception failure) when (failure is NotSupportedException or TypeInitializationException or DllNotFoundException)
{
    Console.Error.WriteLine("libtorch cannot be loaded; TorchSharp 0.107 asks for GLIBCXX_3.4.32, which the C++ runtime of GCC 13 has and that of Debian 12 has not");
    return 1;
}

random.manual_seed(1);
int batch = int.Parse(args[1], CultureInfo.InvariantCulture);
double seconds = double.Parse(args[2], CultureInfo.InvariantCulture);
(nn.Module<Tensor, Tensor> network, long[] shape) = PeerNetworks.Make(args[0]);
network.train();
optim.Optimizer optimizer = optim.SGD(network.parameters(), 1e-3);
nn.Module<Tensor, Tensor, Tensor> loss = nn.CrossEntropyLoss();
Tensor x = (rand([batch, .. shape]) * 2) - 1;
Tensor target = arange(batch, ScalarType.Int64).mul(7).remainder(10);

List<double> times = [];
long begin = Stopwatch.GetTimestamp();
while (times.Count < 8 || Stopwatch.GetElapsedTime(begin).TotalSeconds < seconds)
{
    long start = Stopwatch.GetTimestamp();
    using (NewDisposeScope())
    {
        optimizer.zero_grad();
        loss.call(network.call(x), target).backward();
        optimizer.step();
    }

    times.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds);

    // Native memory is freed by finalizers too: what they wait for is not what is measured.
    GC.Collect();
    GC.WaitForPendingFinalizers();
}

double[] sorted = [.. times.Skip(times.Count / 4).Order()];
Console.WriteLine(FormattableString.Invariant($"{{\"Nanoseconds\": {sorted[sorted.Length / 2]}}}"));
return 0;
