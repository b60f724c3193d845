namespace Dotnetes.Machinery.Configuration;

/// <summary>
/// What is made of files that others may replace while we run, such as certificates. Whoever asks gets it as the files are now, or were a few seconds
/// ago; while they cannot be read or make no sense, as they last did. It works without a task of its own: it looks when it is asked.
/// </summary>
/// <typeparam name="T">What is made of them.</typeparam>
public sealed class FollowedFiles<T>
    where T : class
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);

    private readonly Func<IReadOnlyList<string>> _paths;
    private readonly Func<IReadOnlyList<string>, T> _make;
    private readonly TimeProvider _time;
    private readonly Action<Exception> _failed;
    private readonly Lock _gate = new();
    private IReadOnlyList<string> _texts;
    private volatile T _value;
    private long _looked;
    private string _problem = "";

    /// <summary>Reads the files for the first time.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="make">Makes the value of their texts; what it throws keeps the old value in force.</param>
    /// <param name="time">The clock.</param>
    /// <param name="failed">Is told, once for each reason, why a change could not be taken over.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public FollowedFiles(IReadOnlyList<string> paths, Func<IReadOnlyList<string>, T> make, TimeProvider time, Action<Exception> failed)
        : this(() => paths, make, time, failed)
    {
    }

    /// <summary>Reads files, of which there may be more or fewer later, for the first time.</summary>
    /// <param name="paths">Lists the files.</param>
    /// <param name="make">Makes the value of their texts; what it throws keeps the old value in force.</param>
    /// <param name="time">The clock.</param>
    /// <param name="failed">Is told, once for each reason, why a change could not be taken over.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public FollowedFiles(Func<IReadOnlyList<string>> paths, Func<IReadOnlyList<string>, T> make, TimeProvider time, Action<Exception> failed)
    {
        _paths = paths;
        _make = make;
        _time = time;
        _failed = failed;
        _texts = Read();
        _value = make(_texts);
        _looked = time.GetTimestamp();
    }

    /// <summary>The value, at most five seconds old.</summary>
    public T Value
    {
        get
        {
            if (_time.GetElapsedTime(Interlocked.Read(ref _looked)) < s_interval || !_gate.TryEnter())
            {
                return _value;
            }

            try
            {
                Look();
            }
            finally
            {
                _gate.Exit();
            }

            return _value;
        }
    }

    // The texts are compared, not the times of the files: a replaced symbolic link, as mounted secrets have, need not change those.
    private void Look()
    {
        Interlocked.Exchange(ref _looked, _time.GetTimestamp());
        try
        {
            var texts = Read();
            if (!texts.SequenceEqual(_texts, StringComparer.Ordinal))
            {
                _value = _make(texts);
                _texts = texts;
            }

            _problem = "";
        }
        catch (Exception e)
        {
            // A certificate and its key are two files: between their changes they do not fit together.
            if (_problem != e.Message)
            {
                _problem = e.Message;
                _failed(e);
            }
        }
    }

    private List<string> Read() => [.. _paths().Select(File.ReadAllText)];
}
