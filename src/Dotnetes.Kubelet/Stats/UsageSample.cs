namespace Dotnetes.Kubelet.Stats;

/// <summary>What something had used of processor time and memory at a moment.</summary>
/// <param name="At">The moment.</param>
/// <param name="CpuNanoseconds">Processor time since its start.</param>
/// <param name="NanoCores">Processors in use just before the moment, in billionths.</param>
/// <param name="WorkingSetBytes">Memory that cannot be taken back.</param>
/// <param name="UsageBytes">All memory, with caches.</param>
/// <param name="RssBytes">Memory that no file backs.</param>
/// <param name="Details">What the kernel tells beyond that; null when it was not asked.</param>
internal readonly record struct UsageSample(
    DateTimeOffset At, ulong CpuNanoseconds, ulong NanoCores, ulong WorkingSetBytes, ulong UsageBytes, ulong RssBytes, UsageDetails? Details = null);
