namespace Dotnetes.ApiServer.Authorization;

/// <summary>Several errors in one text, in the form that clients know.</summary>
internal static class Errors
{
    /// <summary>A single error as it is, several in brackets, repeated ones once.</summary>
    public static string Aggregate(IEnumerable<string> errors)
    {
        var distinct = errors.Distinct().ToList();
        return distinct.Count == 1 ? distinct[0] : $"[{string.Join(", ", distinct)}]";
    }
}
