using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Audit.Logs;

/// <summary>
/// A file that is put aside when it becomes too large, under its name with the time of that: <c>audit-2026-01-31T23-59-59.999.log</c>. Of the files put aside only
/// so many, and none older than so many days, are kept; they are compressed in the background where that is wanted.
/// </summary>
internal sealed partial class RotatingFile : IAuditOutput
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode DirectoryMode = Mode | UnixFileMode.UserExecute;

    private readonly Lock _gate = new();
    private readonly AuditLogOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly string _path;
    private readonly long _maxBytes;
    private readonly Channel<bool> _tidyings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Task _tidying;
    private FileStream? _file;
    private bool _isClosed;

    public RotatingFile(AuditLogOptions options, TimeProvider time, ILogger logger)
    {
        _options = options;
        _time = time;
        _logger = logger;
        _path = Path.GetFullPath(options.Path);
        _maxBytes = options.MaxSizeMegabytes == 0 ? long.MaxValue : options.MaxSizeMegabytes * 1024L * 1024L;
        var directory = Path.GetDirectoryName(_path)!;
        if (!Directory.Exists(directory))
        {
            Directory.CreateDirectory(directory, DirectoryMode);
        }

        _file = Open();
        _tidying = TidyInBackground();
        RequestTidying();
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> lines)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (lines.Length > _maxBytes)
            {
                throw new IOException(string.Create(CultureInfo.InvariantCulture, $"write length {lines.Length} exceeds maximum file size {_maxBytes}"));
            }

            _file ??= Open();
            if (_file.Length + lines.Length > _maxBytes)
            {
                Rotate();
            }

            _file!.Write(lines);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isClosed = true;
            _file?.Dispose();
        }

        _tidyings.Writer.TryComplete();
        await _tidying;
    }

    // Nothing is buffered: what a request waited for is with the operating system.
    private FileStream Open() => new(_path, new FileStreamOptions
    {
        Mode = FileMode.Append,
        Access = FileAccess.Write,
        Share = FileShare.ReadWrite | FileShare.Delete,
        BufferSize = 0,
        UnixCreateMode = Mode,
    });

    private void Rotate()
    {
        _file!.Dispose();
        _file = null;
        var at = _time.GetUtcNow();
        while (RotatedFile.Exists(_path, at))
        {
            at = at.AddMilliseconds(1);
        }

        File.Move(_path, RotatedFile.NameOf(_path, at));
        _file = Open();
        RequestTidying();
    }

    private void RequestTidying()
    {
        if (_options.MaxSizeMegabytes > 0)
        {
            _tidyings.Writer.TryWrite(true);
        }
    }

    private async Task TidyInBackground()
    {
        await foreach (var _ in _tidyings.Reader.ReadAllAsync())
        {
            try
            {
                RotatedFile.Tidy(_path, _options, _time.GetUtcNow());
            }
            catch (Exception e)
            {
                Log.NotTidied(_logger, _path, e);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "old files of the audit log {Path} cannot be compressed or removed")]
        public static partial void NotTidied(ILogger logger, string path, Exception exception);
    }
}
