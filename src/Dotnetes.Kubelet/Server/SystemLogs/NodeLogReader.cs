using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Dotnetes.Kubelet.Server.SystemLogs;

/// <summary>
/// Copies logs of services: those of systemd's units from the journal, those of others from the folder of logs. What goes wrong is told in the text, because the answer has begun then.
/// </summary>
/// <param name="folder">The folder of logs.</param>
/// <param name="journal">The program that reads the journal.</param>
/// <param name="time">The clock.</param>
internal sealed class NodeLogReader(string folder, string journal, TimeProvider time)
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>The arguments of the program that reads the journal.</summary>
    public static IReadOnlyList<string> Arguments(NodeLogQuery query, IEnumerable<string> services)
    {
        List<string> arguments = ["--utc", "--no-pager", "--output=short-precise"];
        if (query.Since is { } since)
        {
            arguments.Add("--since=" + Text(since));
        }

        if (query.Until is { } until)
        {
            arguments.Add("--until=" + Text(until));
        }

        if (query.TailLines is { } lines)
        {
            arguments.AddRange(["--pager-end", string.Create(CultureInfo.InvariantCulture, $"--lines={lines}")]);
        }

        arguments.AddRange(services.Select(s => "--unit=" + s));
        if (query.Pattern.Length > 0)
        {
            arguments.Add("--grep=" + query.Pattern);
        }

        if (query.Boot is { } boot)
        {
            arguments.AddRange(["--boot", boot.ToString(CultureInfo.InvariantCulture)]);
        }

        return arguments;
    }

    /// <summary>Why a file cannot be had; null when it can. Paths and links must not lead out of the folder.</summary>
    public string? Find(string file)
    {
        var name = file.TrimStart('/');
        var (descriptor, error) = Open(name.Length == 0 ? "." : name);
        if (descriptor >= 0)
        {
            NativeMethods.Close(descriptor);
            return null;
        }

        return $"statat {name}: {error}";
    }

    /// <summary>Copies what a query of services asks for.</summary>
    public async Task Copy(NodeLogQuery query, Stream target, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(s_patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var known = await Units(limit.Token);
            var units = query.Services.Where(s => known.Contains(s + ".service", StringComparison.Ordinal)).ToList();
            var files = query.Services.Except(units).ToList();
            if (units.Count > 0 && !await RunJournal(Arguments(query, units), target, limit.Token) && query.Boot is null or 0)
            {
                await Write(target, "\nerror: journal output not available\n", limit.Token);
            }

            if (files.Count > 0 && query.HasOptions)
            {
                await Write(target, $"\noptions present and query resolved to log files for [{string.Join(' ', files)}]\ntry without specifying options\n", limit.Token);
                return;
            }

            foreach (var file in files)
            {
                await CopyFile(file, target, limit.Token);
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            await Write(target, "\ncontext error: context deadline exceeded\n", cancellationToken);
        }
    }

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) + " UTC";

    private static ValueTask Write(Stream target, string text, CancellationToken cancellationToken) => target.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);

    // The names of all units that ever logged; nothing when there is no journal.
    private async Task<string> Units(CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        return await RunJournal(["--field", "_SYSTEMD_UNIT"], output, cancellationToken) ? Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length) : "";
    }

    // False when the program cannot be started; one that fails has said why.
    private async Task<bool> RunJournal(IEnumerable<string> arguments, Stream target, CancellationToken cancellationToken)
    {
        Process? process;
        try
        {
            process = Process.Start(new ProcessStartInfo(journal, arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (Win32Exception)
        {
            return false;
        }

        using (process!)
        {
            try
            {
                var complaints = new MemoryStream();
                var complaining = process!.StandardError.BaseStream.CopyToAsync(complaints, cancellationToken);
                await process.StandardOutput.BaseStream.CopyToAsync(target, cancellationToken);
                await complaining;
                await target.WriteAsync(complaints.GetBuffer().AsMemory(0, (int)complaints.Length), cancellationToken);
                await process.WaitForExitAsync(cancellationToken);
            }
            finally
            {
                if (!process!.HasExited)
                {
                    process.Kill();
                }
            }

            return true;
        }
    }

    private async Task CopyFile(string service, Stream target, CancellationToken cancellationToken)
    {
        foreach (var name in (string[])[service, $"{service}.log", $"{service}/{service}.log"])
        {
            var (descriptor, error) = Open(name);
            if (descriptor < 0 && error == NotThere)
            {
                continue;
            }

            if (descriptor < 0)
            {
                await Write(target, $"\nerror getting log for {service}: openat {name}: {error}\n", cancellationToken);
                return;
            }

            try
            {
                if (NativeMethods.TypeOf(descriptor) != FileType.Folder)
                {
                    await using var file = RegularFile.Open(descriptor);
                    await file.CopyToAsync(target, cancellationToken);
                    return;
                }
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException and not FileNotFoundException)
            {
                await Write(target, $"\nerror getting log for {service}: {e.Message}\n", cancellationToken);
                return;
            }
            finally
            {
                NativeMethods.Close(descriptor);
            }
        }

        await Write(target, $"\nlog not found for {service}\n", cancellationToken);
    }

    private const string NotThere = "no such file or directory";

    private (int Descriptor, string Error) Open(string name)
    {
        try
        {
            using var root = FolderRoot.Open(folder);
            var descriptor = root.TryOpen(name);
            return descriptor >= 0 ? (descriptor, "") : (descriptor, System.Runtime.InteropServices.Marshal.GetLastPInvokeError() switch
            {
                FolderRoot.NoEntry => NotThere,
                FolderRoot.Escapes => "path escapes from parent",
                _ => NativeMethods.LastError().ToLowerInvariant(),
            });
        }
        catch (IOException e)
        {
            return (-1, e.Message);
        }
    }
}
