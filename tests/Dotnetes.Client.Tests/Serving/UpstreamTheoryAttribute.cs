namespace Dotnetes.Client.Tests.Serving;

/// <summary>A test against upstream's API server; skipped where there is none.</summary>
public sealed class UpstreamTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips the test when it must.</summary>
    public UpstreamTheoryAttribute() => Skip = UpstreamServer.Obstacle;
}
