namespace Dotnetes.ApiServer.Admission.Plugins.PodSecurity;

/// <summary>Lists in messages.</summary>
internal static class Wording
{
    /// <summary>The texts in quotes, separated by commas.</summary>
    public static string Quoted(IEnumerable<string> items) => string.Join(", ", items.Select(static i => $"\"{i}\""));

    /// <summary>The texts in quotes after a noun in the number that fits.</summary>
    public static string Counted(string noun, IReadOnlyCollection<string> items) => $"{Plural(noun, items.Count)} {Quoted(items)}";

    /// <summary>A noun in the number that fits.</summary>
    public static string Plural(string noun, int count) => count == 1 ? noun : noun + "s";

    /// <summary>The pod, if it is among the culprits, and its containers.</summary>
    public static string Setters(bool pod, IReadOnlyCollection<string> containers) => (pod, containers.Count) switch
    {
        (true, 0) => "pod",
        (true, _) => $"pod and {Counted("container", containers)}",
        _ => Counted("container", containers),
    };
}
