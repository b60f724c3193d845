namespace Dotnetes.Kubelet.Housekeeping;

/// <summary>When unused images are removed.</summary>
/// <param name="HighPercent">From how full a disk on.</param>
/// <param name="LowPercent">Down to how full a disk.</param>
/// <param name="MinAge">How long an image stays at least.</param>
/// <param name="MaxAge">How long an unused image stays at most; zero is for ever.</param>
/// <param name="SandboxImage">The image that always stays.</param>
/// <param name="NodeName">The node, for events.</param>
internal sealed record ImageLimits(int HighPercent, int LowPercent, TimeSpan MinAge, TimeSpan MaxAge, string SandboxImage, string NodeName);
