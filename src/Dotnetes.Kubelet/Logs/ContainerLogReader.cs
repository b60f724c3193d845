using System.Buffers;
using System.Text;

namespace Dotnetes.Kubelet.Logs;

/// <summary>Reads log files in the CRI's format (<c>TIME STREAM TAG CONTENT</c>) and follows them across rotation.</summary>
/// <param name="time">The clock of waits.</param>
public sealed class ContainerLogReader(TimeProvider time)
{
    private const int BlockBytes = 32 * 1024;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <summary>Copies the wanted part of a log.</summary>
    /// <param name="path">The log file.</param>
    /// <param name="options">What is wanted.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="isRunning">Whether the container may still write; asked when following has reached the end.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task Copy(string path, ContainerLogOptions options, Stream destination, Func<bool> isRunning, CancellationToken cancellationToken)
    {
        var file = Open(path);
        try
        {
            if (options.TailLines is { } lines)
            {
                file.Position = TailPosition(file, lines);
            }

            using var copy = new Copying(options, destination);
            while (true)
            {
                // Asked before reading: what was written before the end of the container is then read for sure.
                var ended = !options.Follow || !isRunning();
                if (await copy.ReadToEnd(file, cancellationToken) || ended)
                {
                    await copy.Finish(cancellationToken);
                    return;
                }

                await destination.FlushAsync(cancellationToken);
                if (WasRotated(path, file))
                {
                    await copy.ReadToEnd(file, cancellationToken);
                    await file.DisposeAsync();
                    file = Open(path);
                    continue;
                }

                await Task.Delay(Poll, time, cancellationToken);
            }
        }
        finally
        {
            await file.DisposeAsync();
        }
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);

    private static bool WasRotated(string path, FileStream file)
    {
        var now = NativeMethods.Inode(path);
        return now != 0 && now != NativeMethods.Inode($"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}");
    }

    // Lines are counted from the end; a line that the runtime split counts as its parts, as upstream counts.
    private static long TailPosition(FileStream file, long lines)
    {
        if (lines <= 0)
        {
            return lines == 0 ? file.Length : 0;
        }

        var block = new byte[BlockBytes];
        var end = file.Length;
        var seen = 0L;
        for (var start = end; start > 0;)
        {
            var length = (int)Math.Min(BlockBytes, start);
            start -= length;
            file.Position = start;
            file.ReadExactly(block, 0, length);
            for (var i = length - 1; i >= 0; i--)
            {
                if (block[i] == '\n' && start + i != end - 1 && ++seen == lines)
                {
                    return start + i + 1;
                }
            }
        }

        return 0;
    }

    private sealed class Copying(ContainerLogOptions options, Stream destination) : IDisposable
    {
        private readonly ArrayBufferWriter<byte> _output = new(BlockBytes);
        private byte[] _pending = ArrayPool<byte>.Shared.Rent(BlockBytes);
        private int _filled;
        private long _left = options.LimitBytes ?? long.MaxValue;

        /// <summary>Copies all whole lines up to the end of the file; true when the limit of bytes is reached.</summary>
        public async Task<bool> ReadToEnd(FileStream file, CancellationToken cancellationToken)
        {
            while (true)
            {
                if (_filled == _pending.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(_pending.Length * 2);
                    _pending.AsSpan(0, _filled).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(_pending);
                    _pending = larger;
                }

                var read = await file.ReadAsync(_pending.AsMemory(_filled), cancellationToken);
                if (read == 0)
                {
                    return false;
                }

                _filled += read;
                TakeLines();
                if (await Send(cancellationToken))
                {
                    return true;
                }
            }
        }

        public async Task Finish(CancellationToken cancellationToken)
        {
            if (_filled > 0)
            {
                Take(_pending.AsSpan(0, _filled));
                _filled = 0;
                await Send(cancellationToken);
            }

            await destination.FlushAsync(cancellationToken);
        }

        public void Dispose() => ArrayPool<byte>.Shared.Return(_pending);

        private void TakeLines()
        {
            var rest = _pending.AsSpan(0, _filled);
            for (var end = rest.IndexOf((byte)'\n'); end >= 0; end = rest.IndexOf((byte)'\n'))
            {
                Take(rest[..end]);
                rest = rest[(end + 1)..];
            }

            rest.CopyTo(_pending);
            _filled = rest.Length;
        }

        private void Take(ReadOnlySpan<byte> line)
        {
            var first = line.IndexOf((byte)' ');
            var second = first < 0 ? -1 : line[(first + 1)..].IndexOf((byte)' ');
            if (second < 0)
            {
                return;
            }

            var stamp = line[..first];
            var stream = line.Slice(first + 1, second);
            var rest = line[(first + second + 2)..];
            var third = rest.IndexOf((byte)' ');
            var tag = third < 0 ? rest : rest[..third];
            var content = third < 0 ? default : rest[(third + 1)..];
            var wanted = options.Stream switch { "Stdout" => stream.SequenceEqual("stdout"u8), "Stderr" => stream.SequenceEqual("stderr"u8), _ => true };
            if (!wanted || (options.Since is { } since && TimeOf(stamp) is { } at && at < since))
            {
                return;
            }

            if (options.Timestamps)
            {
                _output.Write(stamp);
                _output.Write(" "u8);
            }

            _output.Write(content);
            if (tag.Length == 0 || tag[0] != 'P')
            {
                _output.Write("\n"u8);
            }
        }

        private static DateTimeOffset? TimeOf(ReadOnlySpan<byte> stamp) =>
            MicroTime.TryParse(stamp, out var time) ? time.ToDateTimeOffset()
            : DateTimeOffset.TryParse(Encoding.ASCII.GetString(stamp), System.Globalization.CultureInfo.InvariantCulture, out var other) ? other
            : null;

        private async Task<bool> Send(CancellationToken cancellationToken)
        {
            var bytes = _output.WrittenMemory;
            if (bytes.Length > _left)
            {
                bytes = bytes[..(int)_left];
            }

            _left -= bytes.Length;
            await destination.WriteAsync(bytes, cancellationToken);
            _output.ResetWrittenCount();
            return _left == 0;
        }
    }
}
