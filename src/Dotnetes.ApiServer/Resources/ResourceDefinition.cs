using Dotnetes.ApiServer.Storage;
using Dotnetes.Machinery.Apply;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.Resources;

/// <summary>
/// One row of the table of resources: names, verbs, subresources and the strategy of a kind, in a form that the engine uses without knowing the type.
/// Make it with <see cref="Of{T}"/>.
/// </summary>
public sealed class ResourceDefinition
{
    private readonly Lazy<MergeType> _mergeType;

    private ResourceDefinition(KindCodec codec)
    {
        Codec = codec;
        _mergeType = new(() => MergeTypes.Of(codec.Schema));
    }

    /// <summary>The codec of the kind.</summary>
    public KindCodec Codec { get; }

    /// <summary>The names of the kind.</summary>
    public KindInfo Info => Codec.Info;

    /// <summary>The singular name.</summary>
    public required string Singular { get; init; }

    /// <summary>The short names.</summary>
    public IReadOnlyList<string> ShortNames { get; init; } = [];

    /// <summary>The categories.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The verbs.</summary>
    public IReadOnlyList<string> Verbs { get; init; } = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

    /// <summary>The subresources.</summary>
    public IReadOnlyList<SubresourceDefinition> Subresources { get; init; } = [];

    /// <summary>
    /// The group/version in which objects are stored, such as <c>apps/v1</c>; empty for kinds that are not stored. Where it differs from the kind's own version, the engine converts.
    /// </summary>
    public string StorageVersion { get; init; } = "";

    /// <summary>The key prefix below <c>/registry/</c>; facts/etcd-keys.tsv.</summary>
    public string StoragePrefix { get; init; } = "";

    /// <summary>How long objects live in the store, as events do; null for ever.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>The text for a Warning header of every answer, for versions that will go away; empty for none.</summary>
    public string Deprecation { get; init; } = "";

    /// <summary>The conversion to and from <see cref="StorageVersion"/>; null when the kind itself is stored.</summary>
    public ResourceConversion? Conversion { get; init; }

    /// <summary>Turns an object of the stored version into this one: by <see cref="Conversion"/>, else through JSON, which suits versions with the same fields.</summary>
    public Func<IKubeObject, IKubeObject> FromStorage => Conversion?.FromStorage ?? (value => VersionConversion.Convert(value, Codec));

    /// <summary>Turns an object of this version into the stored one; null stands for the way through JSON.</summary>
    public Func<IKubeObject, IKubeObject>? ToStorage => Conversion?.ToStorage;

    /// <summary>The type by which applied configurations merge and fields are owned.</summary>
    public MergeType MergeType => _mergeType.Value;

    /// <summary>What is special about the kind.</summary>
    public required IUntypedStrategy Strategy { get; init; }

    /// <summary>Declares a resource of a compiled kind.</summary>
    public static ResourceDefinition Of<T>(
        ResourceStrategy<T> strategy,
        string singular,
        string storagePrefix,
        IReadOnlyList<string>? shortNames = null,
        IReadOnlyList<string>? categories = null,
        IReadOnlyList<string>? verbs = null,
        IReadOnlyList<SubresourceDefinition>? subresources = null,
        ResourceConversion? conversion = null,
        TimeSpan? life = null,
        string deprecation = "")
        where T : class, IKubeObject<T>
        => new(KindCodec.Of<T>())
        {
            Singular = singular,
            ShortNames = shortNames ?? [],
            Categories = categories ?? [],
            Verbs = verbs ?? ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Subresources = subresources ?? [],
            StorageVersion = conversion?.StorageCodec.Info.ApiVersion ?? T.Info.ApiVersion,
            Conversion = conversion,
            TimeToLive = life,
            Deprecation = deprecation,
            StoragePrefix = storagePrefix,
            Strategy = new TypedStrategyAdapter<T>(strategy),
        };
}
