namespace Dotnetes.Kubelet.Stats;

/// <summary>One line of a pressure file.</summary>
/// <param name="Average10">Per cent of the last 10 s.</param>
/// <param name="Average60">Per cent of the last minute.</param>
/// <param name="Average300">Per cent of the last five minutes.</param>
/// <param name="TotalMicroseconds">All of it since the start.</param>
internal readonly record struct PressureLine(double Average10, double Average60, double Average300, ulong TotalMicroseconds);
