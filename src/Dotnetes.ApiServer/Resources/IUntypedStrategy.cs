using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources;

/// <summary>A <see cref="ResourceStrategy{T}"/> as the engine calls it, for any kind. Members mean what they mean there.</summary>
public interface IUntypedStrategy
{
    /// <summary>See <see cref="ResourceStrategy{T}.Default"/>.</summary>
    IKubeObject Default(IKubeObject value);

    /// <summary>See <see cref="ResourceStrategy{T}.PrepareForCreate"/>.</summary>
    IKubeObject PrepareForCreate(IKubeObject value, StrategyContext context);

    /// <summary>See <see cref="ResourceStrategy{T}.PrepareForUpdate"/>.</summary>
    IKubeObject PrepareForUpdate(IKubeObject value, IKubeObject old, StrategyContext context);

    /// <summary>See <see cref="ResourceStrategy{T}.PrepareForSubresource"/>.</summary>
    IKubeObject PrepareForSubresource(IKubeObject value, IKubeObject old, StrategyContext context);

    /// <summary>See <see cref="ResourceStrategy{T}.ChangesGeneration"/>.</summary>
    bool ChangesGeneration(IKubeObject value, IKubeObject old);

    /// <summary>See <see cref="ResourceStrategy{T}.HasGeneration"/>.</summary>
    bool HasGeneration { get; }

    /// <summary>See <see cref="ResourceStrategy{T}.FirstGeneration"/>.</summary>
    long? FirstGeneration { get; }

    /// <summary>See <see cref="ResourceStrategy{T}.ValidateCreate"/>.</summary>
    void ValidateCreate(IKubeObject value, StrategyContext context, FieldErrorList errors);

    /// <summary>See <see cref="ResourceStrategy{T}.ValidateUpdate"/>.</summary>
    void ValidateUpdate(IKubeObject value, IKubeObject old, StrategyContext context, FieldErrorList errors);

    /// <summary>See <see cref="ResourceStrategy{T}.ValidateSubresource"/>.</summary>
    void ValidateSubresource(IKubeObject value, IKubeObject old, StrategyContext context, FieldErrorList errors);

    /// <summary>See <see cref="ResourceStrategy{T}.Stored"/>.</summary>
    IKubeObject Stored(IKubeObject value);

    /// <summary>See <see cref="ResourceStrategy{T}.ValidateName"/>.</summary>
    ValueList<string> ValidateName(string name, bool isPrefix);

    /// <summary>See <see cref="ResourceStrategy{T}.Metadata"/>.</summary>
    MetadataRules Metadata { get; }

    /// <summary>See <see cref="ResourceStrategy{T}.Warnings"/>.</summary>
    IEnumerable<string> Warnings(IKubeObject value, IKubeObject? old);

    /// <summary>See <see cref="ResourceStrategy{T}.Allocate"/>.</summary>
    ValueTask<(IKubeObject Value, Func<ValueTask>? Undo)> Allocate(IKubeObject value, IKubeObject? old, StrategyContext context, CancellationToken cancellationToken);

    /// <summary>See <see cref="ResourceStrategy{T}.Release"/>.</summary>
    ValueTask Release(IKubeObject value, IKubeObject? replacement, StrategyContext context, CancellationToken cancellationToken);

    /// <summary>See <see cref="ResourceStrategy{T}.AllowCreateOnUpdate"/>.</summary>
    bool AllowCreateOnUpdate { get; }

    /// <summary>See <see cref="ResourceStrategy{T}.AllowUnconditionalUpdate"/>.</summary>
    bool AllowUnconditionalUpdate { get; }

    /// <summary>See <see cref="ResourceStrategy{T}.GracePeriodSeconds"/>.</summary>
    long? GracePeriodSeconds(IKubeObject value, DeleteOptions options);

    /// <summary>See <see cref="ResourceStrategy{T}.DefaultPropagation"/>.</summary>
    string DefaultPropagation { get; }

    /// <summary>See <see cref="ResourceStrategy{T}.OrphanWarning"/>.</summary>
    string OrphanWarning { get; }

    /// <summary>See <see cref="ResourceStrategy{T}.ReturnsDeletedObject"/>.</summary>
    bool ReturnsDeletedObject { get; }

    /// <summary>See <see cref="ResourceStrategy{T}.SelectsNamespace"/>.</summary>
    bool SelectsNamespace { get; }

    /// <summary>The keys of <see cref="ResourceStrategy{T}.SelectableFields"/>.</summary>
    IReadOnlyCollection<string> SelectableFieldNames { get; }

    /// <summary>The value of a selectable field.</summary>
    string SelectableField(IKubeObject value, string name);

    /// <summary>See <see cref="ResourceStrategy{T}.NotSelectable"/>.</summary>
    string NotSelectable(string field);

    /// <summary>See <see cref="ResourceStrategy{T}.Columns"/>.</summary>
    IReadOnlyList<TableColumnDefinition> Columns { get; }

    /// <summary>See <see cref="ResourceStrategy{T}.TableOrder"/>.</summary>
    IComparer<IKubeObject>? TableOrder => null;

    /// <summary>See <see cref="ResourceStrategy{T}.Row"/>.</summary>
    ValueList<RawJson> Row(IKubeObject value, DateTimeOffset now);
}
