namespace Dotnetes.Cel.Syntax;

// Collects mistakes; after a hundred no more are told.
internal sealed class IssueList(CelSource source)
{
    private const int Most = 100;

    private readonly List<CelIssue> _issues = [];

    public int Count => _issues.Count;

    public CelSource Source => source;

    public IReadOnlyList<CelIssue> Sorted => [.. _issues.Select((issue, i) => (issue, i)).OrderBy(p => p.issue.Line).ThenBy(p => p.issue.Column).ThenBy(p => p.i).Select(p => p.issue)];

    public void Add(int offset, string message)
    {
        if (_issues.Count < Most)
        {
            var (line, column) = source.Locate(offset);
            _issues.Add(new(line, column, message));
        }
    }

    public void Syntax(int offset, string message) => Add(offset, "Syntax error: " + message);
}
