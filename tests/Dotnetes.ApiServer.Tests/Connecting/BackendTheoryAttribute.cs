namespace Dotnetes.ApiServer.Tests.Connecting;

/// <summary>A test of what the API server forwards; it forwards to no loopback address, so the machine needs another.</summary>
public sealed class BackendTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips the test when it must.</summary>
    public BackendTheoryAttribute() => Skip = FakeBackend.Address is null ? "needs an IPv4 address other than loopback" : null;
}
