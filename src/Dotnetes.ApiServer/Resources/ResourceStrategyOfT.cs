using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources;

/// <summary>
/// What is special about one kind: defaults, preparation, validation, columns, selectable fields. The generic engine does everything else (metadata validation
/// and defaulting, uid, creation time, generation, resource version, finalizers, managed fields). All members are pure unless they
/// say otherwise; objects are immutable, so preparation returns the object to go on with.
/// </summary>
/// <typeparam name="T">The kind.</typeparam>
public abstract class ResourceStrategy<T>
    where T : class, IKubeObject<T>
{
    /// <summary>Fills in the values that upstream's versioned defaulting fills in. Runs on every object that comes from a client, and on reads from the store.</summary>
    public virtual T Default(T value) => value;

    /// <summary>Prepares an object for creation: drops the status, normalises fields that clients may not set.</summary>
    public virtual T PrepareForCreate(T value, StrategyContext context) => value;

    /// <summary>Prepares an update of the object itself: keeps the old status and whatever clients may not change.</summary>
    public virtual T PrepareForUpdate(T value, T old, StrategyContext context) => value;

    /// <summary>Prepares an update of a subresource (status, resize, ephemeralcontainers, approval, finalize, …): takes only what belongs to it from the new object.</summary>
    public virtual T PrepareForSubresource(T value, T old, StrategyContext context) => value;

    /// <summary>Whether a change counts for metadata.generation. By default none does; kinds with a spec compare specs.</summary>
    public virtual bool ChangesGeneration(T value, T old) => false;

    /// <summary>Whether the kind counts generations at all, starting with 1 at creation.</summary>
    public virtual bool HasGeneration => false;

    /// <summary>The generation of a new object, where generations are counted; null for the one that the client gave it.</summary>
    public virtual long? FirstGeneration => 1;

    /// <summary>Checks a new object. The engine checks the metadata beside it (see <see cref="ValidateName"/>).</summary>
    public virtual void ValidateCreate(T value, StrategyContext context, FieldErrorList errors)
    {
    }

    /// <summary>Checks a change.</summary>
    public virtual void ValidateUpdate(T value, T old, StrategyContext context, FieldErrorList errors)
    {
    }

    /// <summary>Checks a change of a subresource.</summary>
    public virtual void ValidateSubresource(T value, T old, StrategyContext context, FieldErrorList errors)
    {
    }

    /// <summary>What the store keeps of a valid object: a list that is empty comes back as none. Only kinds whose JSON tells the two apart need this.</summary>
    public virtual T Stored(T value) => value;

    /// <summary>The rule for names of this kind: the messages of what is wrong, empty when nothing is.</summary>
    /// <param name="name">The name, or the prefix of a generated one.</param>
    /// <param name="isPrefix">Whether the name is a prefix, which may end in a dash.</param>
    public virtual ValueList<string> ValidateName(string name, bool isPrefix) => DnsNames.IsDns1123Subdomain(isPrefix ? DnsNames.MaskTrailingDash(name) : name);

    /// <summary>How the metadata are checked.</summary>
    public virtual MetadataRules Metadata => MetadataRules.Usual;

    /// <summary>Texts for Warning headers about a new or changed object.</summary>
    public virtual IEnumerable<string> Warnings(T value, T? old) => [];

    /// <summary>
    /// Reserves what the object needs outside itself (cluster IPs, node ports) and fills it in. Runs after preparation and admission, before validation is final. The
    /// result's undo is called when the write does not happen.
    /// </summary>
    public virtual ValueTask<(T Value, Func<ValueTask>? Undo)> Allocate(T value, T? old, StrategyContext context, CancellationToken cancellationToken) => new((value, null));

    /// <summary>Gives back what the object held outside itself, after it is gone from the store or was replaced there.</summary>
    /// <param name="value">The object.</param>
    /// <param name="replacement">What replaced it; it keeps what both have. Null when the object is gone.</param>
    /// <param name="context">The request.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public virtual ValueTask Release(T value, T? replacement, StrategyContext context, CancellationToken cancellationToken) => default;

    /// <summary>Whether an update may create the object.</summary>
    public virtual bool AllowCreateOnUpdate => false;

    /// <summary>Whether an update without a resource version is accepted.</summary>
    public virtual bool AllowUnconditionalUpdate => true;

    /// <summary>
    /// For kinds that end gracefully: the grace period in seconds with which a delete marks the object, or null to delete at once.
    /// </summary>
    public virtual long? GracePeriodSeconds(T value, DeleteOptions options) => null;

    /// <summary>The finalization that a delete request without a propagation policy gets: <c>Orphan</c>, <c>Background</c> or <c>Foreground</c>.</summary>
    public virtual string DefaultPropagation => "Background";

    /// <summary>The text for a Warning header of a delete that leaves dependents behind because it says nothing about them; empty for none.</summary>
    public virtual string OrphanWarning => "";

    /// <summary>Whether a delete answers with the deleted object rather than with a Status.</summary>
    public virtual bool ReturnsDeletedObject => false;

    /// <summary>Whether field selectors may name metadata.namespace.</summary>
    public virtual bool SelectsNamespace => true;

    /// <summary>The field selector keys of the kind and how to read them; metadata.name is always there, metadata.namespace unless <see cref="SelectsNamespace"/> says otherwise.</summary>
    public virtual IReadOnlyDictionary<string, Func<T, string>> SelectableFields => new Dictionary<string, Func<T, string>>();

    /// <summary>The message about a key that is none of <see cref="SelectableFields"/>, where there are any.</summary>
    public virtual string NotSelectable(string field) => $"field label not supported: {field}";

    /// <summary>The columns of tables behind Name; the engine adds Name (unless one of these is called Name) and, when this is empty, Age.</summary>
    public virtual IReadOnlyList<TableColumnDefinition> Columns => [];

    /// <summary>The order of rows; null for that of the list.</summary>
    public virtual IComparer<IKubeObject>? TableOrder => null;

    /// <summary>The cells of a row, one for each of <see cref="Columns"/>; the engine adds the name as it adds the column.</summary>
    public virtual ValueList<RawJson> Row(T value, DateTimeOffset now) => default;
}
