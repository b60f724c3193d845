namespace Dotnetes.ApiServer.Audit.Logs;

/// <summary>What lines are written to. Safe to use from any thread.</summary>
internal interface IAuditOutput : IAsyncDisposable
{
    /// <summary>Writes whole lines.</summary>
    /// <exception cref="IOException">It failed.</exception>
    void Write(ReadOnlySpan<byte> lines);
}
