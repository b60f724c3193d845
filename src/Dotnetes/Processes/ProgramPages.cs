using System.Runtime.InteropServices;

namespace Dotnetes.Processes;

/// <summary>
/// Gives back the pages of program files that only the start of a process needed: code that runs once, and what was read with it because it lay beside it. They are a third of what a program
/// that was compiled ahead has in memory at rest (docs/performance.md). What is used again comes back from the kernel's cache of files, a page fault for sixteen pages.
/// </summary>
/// <remarks>
/// Dropped are only pages that nobody could have written to, of mappings that were the same at the look before: a library that is being loaded just now may still be changed, and no write must be lost (madvise(2), MADV_DONTNEED).
/// </remarks>
internal sealed partial class ProgramPages : IDisposable
{
    private const int DontNeed = 4;

    private static readonly TimeSpan s_afterStart = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_later = TimeSpan.FromMinutes(5);

    private ITimer? _timer;
    private HashSet<MemoryMapping> _before = [];
    private bool _hasLooked;

    /// <summary>From now on looks by itself: after five seconds for the first time, after five more to give back what it can, and then every five minutes.</summary>
    public void Begin(TimeProvider time)
    {
        _timer = time.CreateTimer(static pages => ((ProgramPages)pages!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(s_afterStart, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    /// <summary>The mappings whose pages can be dropped: unchanged parts of files that hold code.</summary>
    public static IEnumerable<MemoryMapping> Droppable(IReadOnlyCollection<MemoryMapping> mappings)
    {
        var programs = mappings.Where(m => m.IsCode && m.IsUnchangedFile).Select(m => m.File).ToHashSet(StringComparer.Ordinal);
        return mappings.Where(m => m.IsUnchangedFile && programs.Contains(m.File));
    }

    /// <summary>Gives back what could have been given back at the look before, too.</summary>
    /// <returns>How many bytes were in memory there.</returns>
    public long GiveBack()
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        var now = Droppable([.. MemoryMapping.Read(File.ReadLines("/proc/self/smaps"))]).ToDictionary(m => m with { Resident = 0 }, m => m.Resident);
        var given = 0L;
        foreach (var (mapping, resident) in now)
        {
            if (resident > 0 && _before.Contains(mapping) && Advise(mapping.Start, mapping.End - mapping.Start, DontNeed) == 0)
            {
                given += resident;
            }
        }

        _before = [.. now.Keys];
        return given;
    }

    private void Look()
    {
        try
        {
            GiveBack();
            _timer?.Change(_hasLooked ? s_later : s_afterStart, Timeout.InfiniteTimeSpan);
            _hasLooked = true;
        }
        catch (ObjectDisposedException)
        {
            // The process is ending.
        }
        catch (Exception e)
        {
            // Nothing depends on it: a machine that does not tell what is mapped, or tells it otherwise, keeps its pages. A process has this before it has a log.
            Console.Error.WriteLine($"pages of the program are kept in memory: {e.Message}");
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nuint address, nuint length, int advice);
}
