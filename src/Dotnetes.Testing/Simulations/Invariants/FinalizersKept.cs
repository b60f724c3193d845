namespace Dotnetes.Testing.Simulations.Invariants;

/// <summary>An object is not gone before those have let it go who asked to be heard.</summary>
internal sealed class FinalizersKept : IInvariant
{
    /// <summary>The finalizer that users set.</summary>
    public const string Hold = "example.com/hold";

    /// <summary>The uids of objects that users have let go, or tried to.</summary>
    public HashSet<string> Released { get; } = [];

    public string? Check(ClusterModel model, in ModelChange change) =>
        change is { New: null, Old: { } old } && old.Metadata.Finalizers.Contains(Hold) && !Released.Contains(old.Metadata.Uid)
            ? $"{old.KindInfo.Kind} {old.Metadata.Namespace}/{old.Metadata.Name} is gone although it has a finalizer"
            : null;
}
