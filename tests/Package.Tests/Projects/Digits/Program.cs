using System.Globalization;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.WriteLine($"parameters {Outside.LeNet5.ParameterCount} {Outside.Short.ParameterCount}");
Console.WriteLine($"lengths {Outside.LeNet5.InputLength} {Outside.LeNet5.OutputLength} {Outside.Short.OutputLength}");
Console.WriteLine($"multiply-adds {Outside.LeNet5.MultiplyAdds}");

const int Batch = 4;
float[] images = new float[Batch * Outside.LeNet5.InputLength];
for (int i = 0; i < images.Length; i++)
{
    images[i] = (i * 7919 % 256) / 255f;
}

int[] labels = [3, 1, 4, 1];
Outside.LeNet5 network = new(seed: 7);
float first;
float second;
using (Outside.LeNet5.Training training = new(network, Batch, new Adam(1e-3f), Loss.CrossEntropy, seed: 7))
{
    first = training.Step(images, labels);
    second = training.Step(images, labels);
}

Console.WriteLine($"loss falls {second < first} from about ln 10: {Math.Abs(first - Math.Log(10)) < 0.5}");

network.Save("lenet.safetensors");
Outside.LeNet5 loaded = Outside.LeNet5.Load("lenet.safetensors");
float[] saved = new float[Batch * Outside.LeNet5.OutputLength];
float[] read = new float[saved.Length];
network.Forward(images, saved);
loaded.Forward(images, read, new float[Outside.LeNet5.ArenaLength]);
Console.WriteLine($"same scores {saved.AsSpan().SequenceEqual(read)} of {saved.Length}");

AccuracyMetric metric = new();
metric.Add(saved, labels);
Console.WriteLine($"metric of {metric.Count} in 0..1: {metric.Value is >= 0 and <= 1}");
