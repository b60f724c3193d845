namespace Dotnetes.Testing.Simulations.Invariants;

/// <summary>An object is not gone, and not let go by somebody else, before those have let it go who asked to be heard.</summary>
internal sealed class FinalizersKept : IInvariant
{
    /// <summary>The finalizer that users set.</summary>
    public const string Hold = "example.com/hold";

    /// <summary>The uids of objects that users have let go, or tried to.</summary>
    public HashSet<string> Released { get; } = [];

    public string? Check(ClusterModel model, in ModelChange change) =>
        change.Old is { } old && old.Metadata.Finalizers.Contains(Hold) && !Released.Contains(old.Metadata.Uid) && change.New?.Metadata.Finalizers.Contains(Hold) != true
            ? $"{old.KindInfo.Kind} {old.Metadata.Namespace}/{old.Metadata.Name} is gone or let go although it has a finalizer"
            : null;
}
