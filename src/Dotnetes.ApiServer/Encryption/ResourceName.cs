namespace Dotnetes.ApiServer.Encryption;

/// <summary>A resource of a group, or all of a group, or all, as the configuration names them.</summary>
/// <param name="Group">The group; <c>*</c> for all.</param>
/// <param name="Resource">The plural name; <c>*</c> for all.</param>
internal readonly record struct ResourceName(string Group, string Resource)
{
    /// <summary>Everything.</summary>
    public static ResourceName Everything { get; } = new("*", "*");

    /// <summary>Everything of the same group.</summary>
    public ResourceName WholeGroup => new(Group, "*");

    /// <summary>Reads <c>secrets</c>, <c>deployments.apps</c>, <c>*.</c>, <c>*.apps</c> or <c>*.*</c>.</summary>
    public static ResourceName Parse(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? new("", text) : new(text[(dot + 1)..], text[..dot]);
    }

    /// <inheritdoc/>
    public override string ToString() => Group.Length == 0 ? (Resource == "*" ? "*." : Resource) : $"{Resource}.{Group}";
}
