using System.Text;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Serving;

/// <summary>
/// A path of health, such as <c>/healthz</c>, in the form that Kubernetes' servers share: named checks in, a report out, which shows everything when it is bad or <c>?verbose</c> asks for it, and leaves out
/// what <c>?exclude</c> names; and every check at a path of its own, where alone it is told what is wrong. Safe for concurrent use.
/// </summary>
public sealed class HealthPath
{
    private static readonly (string Name, string Value)[] s_noSniff = [("X-Content-Type-Options", "nosniff")];

    private readonly string _name;
    private readonly string _path;
    private readonly IReadOnlyList<HealthCheck> _checks;
    private readonly HealthMetrics _metrics;

    /// <summary>Describes a path.</summary>
    /// <param name="name">The path without slash, such as <c>healthz</c>.</param>
    /// <param name="checks">The checks, in the order of the report; where there is none, it is that somebody answers.</param>
    /// <param name="metrics">Where it is noted what the checks of reports came to.</param>
    public HealthPath(string name, IEnumerable<HealthCheck> checks, HealthMetrics metrics)
    {
        _name = name;
        _path = "/" + name;
        _checks = [.. checks];
        _checks = _checks.Count == 0 ? [HealthCheck.Ping] : _checks;
        _metrics = metrics;
    }

    /// <summary>The paths of the single checks.</summary>
    public IEnumerable<string> CheckPaths => _checks.Select(c => $"{_path}/{c.Name}");

    /// <summary>Answers for a path; null when it is neither this one nor that of a check.</summary>
    /// <param name="path">The path of the request.</param>
    /// <param name="query">Gives the values of a parameter of the request; none when it is not there.</param>
    /// <param name="cancellationToken">Ends the checks.</param>
    public async ValueTask<StatusReply?> Answer(string path, Func<string, IReadOnlyList<string?>> query, CancellationToken cancellationToken)
    {
        if (path == _path)
        {
            return await Report(query("exclude").Select(static e => e ?? "").ToHashSet(StringComparer.Ordinal), query("verbose").Count > 0, cancellationToken);
        }

        return _checks.FirstOrDefault(c => path == $"{_path}/{c.Name}") is { } check ? Single(await check.Problem(cancellationToken)) : null;
    }

    /// <summary>Makes all checks but the excluded ones, notes what came of them, and reports.</summary>
    /// <param name="excluded">The names of checks that are left out.</param>
    /// <param name="isVerbose">Whether everything is shown though all is well.</param>
    /// <param name="cancellationToken">Ends the checks.</param>
    public async ValueTask<StatusReply> Report(IReadOnlySet<string> excluded, bool isVerbose, CancellationToken cancellationToken)
    {
        var report = new StringBuilder();
        var isHealthy = true;
        foreach (var check in _checks)
        {
            if (excluded.Contains(check.Name))
            {
                report.Append($"[+]{check.Name} excluded: ok\n");
                continue;
            }

            // The report is open to everybody, so that it does not say why.
            var passed = (await check.Problem(cancellationToken)).Length == 0;
            _metrics.Note(check.Name, _name, passed);
            isHealthy &= passed;
            report.Append(passed ? $"[+]{check.Name} ok\n" : $"[-]{check.Name} failed: reason withheld\n");
        }

        if (excluded.Except(_checks.Select(static c => c.Name)).Order(Utf8Order.Instance).Select(GoText.Quote).ToList() is { Count: > 0 } unknown)
        {
            report.Append($"warn: some health checks cannot be excluded: no matches for {string.Join(',', unknown)}\n");
        }

        report.Append($"{_name} check {(isHealthy ? "passed" : "failed")}\n");
        return new(isHealthy ? 200 : 500, isHealthy && !isVerbose ? "ok" : report.ToString()) { Headers = s_noSniff };
    }

    private static StatusReply Single(string problem) =>
        problem.Length == 0 ? new(200, "ok") : new(500, $"internal server error: {problem}\n") { Headers = s_noSniff };
}
