using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dotnetes.Differential;

/// <summary>Counts requests and groups differences.</summary>
internal sealed class Report(string details)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Count, string Example)> _groups = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (int Requests, int Differing)> _subjects = new(StringComparer.Ordinal);
    private readonly StreamWriter? _details = details.Length > 0 ? new StreamWriter(details) : null;

    public int Differences { get; private set; }

    /// <summary>Takes the outcome of one request.</summary>
    public void Add(string subject, string what, Request request, Answer left, Answer right)
    {
        var found = Comparer.Compare(left, right);
        lock (_lock)
        {
            var (requests, differing) = _subjects.GetValueOrDefault(subject);
            _subjects[subject] = (requests + 1, differing + (found.Count > 0 ? 1 : 0));
            foreach (var difference in found)
            {
                var key = $"{subject}: {difference}";
                var group = _groups.GetValueOrDefault(key, (0, what));
                _groups[key] = (group.Item1 + 1, group.Item2);
                Differences++;
            }

            if (found.Count > 0)
            {
                _details?.WriteLine(new JsonObject
                {
                    ["subject"] = subject,
                    ["what"] = what,
                    ["method"] = request.Method,
                    ["path"] = request.Path,
                    ["body"] = request.Body,
                    ["differences"] = new JsonArray([.. found.Select(f => JsonValue.Create(f))]),
                    ["left"] = left.Text,
                    ["right"] = right.Text,
                }.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
                _details?.Flush();
            }
        }
    }

    // "apps/v1 Deployment merge patch" is about merge patches.
    private static string VerbOf(string subject) => subject.Split(' ', 3) is [_, _, var verb] ? verb : subject;

    /// <summary>Writes the table of subjects and the groups, most frequent first.</summary>
    public void Print(TextWriter writer, int top)
    {
        writer.WriteLine("requests  differ  subject");
        foreach (var (subject, (requests, differing)) in _subjects)
        {
            writer.WriteLine($"{requests,8}  {differing,6}  {subject}");
        }

        foreach (var verb in _subjects.GroupBy(s => VerbOf(s.Key)).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var (requests, differing) = (verb.Sum(s => s.Value.Requests), verb.Sum(s => s.Value.Differing));
            writer.WriteLine($"{requests,8}  {differing,6}  every {verb.Key}: {100.0 * differing / requests:F2} %");
        }

        writer.WriteLine($"{_subjects.Values.Sum(s => s.Requests),8}  {_subjects.Values.Sum(s => s.Differing),6}  in all, {_groups.Count} groups");
        foreach (var (key, (count, example)) in _groups.OrderByDescending(g => g.Value.Count).ThenBy(g => g.Key, StringComparer.Ordinal).Take(top))
        {
            writer.WriteLine($"\n{count} × {key}\n    at {example}");
        }
    }
}
