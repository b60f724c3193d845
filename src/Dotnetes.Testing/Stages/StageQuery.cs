using Dotnetes.Machinery.Json;

namespace Dotnetes.Testing.Stages;

/// <summary>
/// A query in the part of jq's language that stages use: paths (<c>.a.b</c>, <c>."a"</c>, <c>["a"]</c>, <c>[0]</c>, <c>[]</c>), pipes, constants,
/// parentheses, comparisons, <c>and</c>, <c>or</c>, <c>//</c>, and the functions <c>select</c>, <c>map</c>, <c>has</c>, <c>length</c>, <c>not</c>,
/// <c>keys</c>, <c>first</c>, <c>last</c>, <c>tostring</c> and <c>empty</c>. Where jq ends with an error, nothing comes out.
/// </summary>
internal sealed class StageQuery
{
    private readonly StageQueryStep _query;

    /// <summary>Reads a query.</summary>
    /// <exception cref="FormatException">It is none, or uses what is not known.</exception>
    public StageQuery(string text)
    {
        var parser = new StageQueryParser(text);
        _query = parser.Pipe();
        parser.Finish();
    }

    /// <summary>What the query finds in a value; nulls do not count.</summary>
    public IEnumerable<JsonValue> Find(JsonValue value) => _query(value).Where(v => !v.IsNull);

    /// <summary>What the query finds, as the texts that selectors compare.</summary>
    public IEnumerable<string> FindTexts(JsonValue value) => Find(value).Select(v => v.AsString ?? v.ToString());
}
