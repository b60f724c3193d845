namespace Dotnetes.Api;

/// <summary>A list of objects whose type is not known to the caller.</summary>
public interface IKubeItems : IKubeKind
{
    /// <summary>The resource version and the continue token of the list.</summary>
    Meta.V1.ListMeta Metadata { get; }

    /// <summary>The objects; a boxed <see cref="ValueList{T}"/> of their type.</summary>
    IReadOnlyList<IKubeObject> Objects { get; }
}
