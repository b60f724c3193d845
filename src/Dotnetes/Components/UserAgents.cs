namespace Dotnetes.Components;

/// <summary>
/// How the components call themselves to the API server. What stands before the first slash becomes the manager of the fields that they write, so that it is the name of upstream's
/// component whether it speaks over a connection or within the process.
/// </summary>
public static class UserAgents
{
    /// <summary>The agent of a component, for instance <c>kube-scheduler</c>.</summary>
    /// <param name="component">The component's name.</param>
    /// <param name="part">Which part of it speaks, for instance a controller; null for the whole.</param>
    public static string Of(string component, string? part = null) => part is null ? $"{component}/v1.36.2 (dotnetes)" : $"{Of(component)}/{part}";
}
