namespace Dotnetes.ApiServer.Resources;

/// <summary>
/// How a kind checks metadata. What changes in them is checked once for all kinds, and again in the validation of most; clients see each error once in the message and each time among the causes.
/// </summary>
public sealed record MetadataRules
{
    /// <summary>The rules of most kinds: the change and the whole are looked at once more.</summary>
    public static MetadataRules Usual { get; } = new();

    /// <summary>Only the change is looked at once more.</summary>
    public static MetadataRules ChangesAgain { get; } = new() { Wholes = 0 };

    /// <summary>Only the whole is looked at once more.</summary>
    public static MetadataRules WholeAgain { get; } = new() { Changes = 0 };

    /// <summary>How often the validation of an update looks again at what may not change.</summary>
    public int Changes { get; init; } = 1;

    /// <summary>How often the validation of an update looks again at the whole, with the rule for names of the kind.</summary>
    public int Wholes { get; init; } = 1;

    /// <summary>Whether finalizers without a domain must be those of Kubernetes itself.</summary>
    public bool NamesFinalizers { get; init; } = true;

    /// <summary>Whether the metadata of a new object are looked at only when everything else in it is right.</summary>
    public bool ComesLast { get; init; }
}
