namespace Dotnetes.ApiServer.Audit.Logs;

/// <summary>The standard output of the process.</summary>
internal sealed class StandardOutput : IAuditOutput
{
    private readonly Lock _gate = new();
    private readonly Stream _stream = Console.OpenStandardOutput();

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> lines)
    {
        lock (_gate)
        {
            _stream.Write(lines);
            _stream.Flush();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
