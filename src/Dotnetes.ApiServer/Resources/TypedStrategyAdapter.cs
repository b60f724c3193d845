using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources;

/// <summary>Lets the engine call a typed strategy.</summary>
internal sealed class TypedStrategyAdapter<T>(ResourceStrategy<T> strategy) : IUntypedStrategy
    where T : class, IKubeObject<T>
{
    private readonly IReadOnlyDictionary<string, Func<T, string>> _fields = strategy.SelectableFields;

    public bool HasGeneration => strategy.HasGeneration;

    public long? FirstGeneration => strategy.FirstGeneration;

    public MetadataRules Metadata => strategy.Metadata;

    public bool AllowCreateOnUpdate => strategy.AllowCreateOnUpdate;

    public bool AllowUnconditionalUpdate => strategy.AllowUnconditionalUpdate;

    public string DefaultPropagation => strategy.DefaultPropagation;

    public string OrphanWarning => strategy.OrphanWarning;

    public bool ReturnsDeletedObject => strategy.ReturnsDeletedObject;

    public bool SelectsNamespace => strategy.SelectsNamespace;

    public IReadOnlyCollection<string> SelectableFieldNames { get; } = [.. strategy.SelectableFields.Keys];

    public IReadOnlyList<TableColumnDefinition> Columns { get; } = strategy.Columns;

    public IComparer<IKubeObject>? TableOrder => strategy.TableOrder;

    public IKubeObject Default(IKubeObject value) => strategy.Default((T)value);

    public IKubeObject PrepareForCreate(IKubeObject value, StrategyContext context) => strategy.PrepareForCreate((T)value, context);

    public IKubeObject PrepareForUpdate(IKubeObject value, IKubeObject old, StrategyContext context) => strategy.PrepareForUpdate((T)value, (T)old, context);

    public IKubeObject PrepareForSubresource(IKubeObject value, IKubeObject old, StrategyContext context) => strategy.PrepareForSubresource((T)value, (T)old, context);

    public bool ChangesGeneration(IKubeObject value, IKubeObject old) => strategy.ChangesGeneration((T)value, (T)old);

    public void ValidateCreate(IKubeObject value, StrategyContext context, FieldErrorList errors) => strategy.ValidateCreate((T)value, context, errors);

    public void ValidateUpdate(IKubeObject value, IKubeObject old, StrategyContext context, FieldErrorList errors) => strategy.ValidateUpdate((T)value, (T)old, context, errors);

    public void ValidateSubresource(IKubeObject value, IKubeObject old, StrategyContext context, FieldErrorList errors) => strategy.ValidateSubresource((T)value, (T)old, context, errors);

    public IKubeObject Stored(IKubeObject value) => strategy.Stored((T)value);

    public ValueList<string> ValidateName(string name, bool isPrefix) => strategy.ValidateName(name, isPrefix);

    public IEnumerable<string> Warnings(IKubeObject value, IKubeObject? old) => strategy.Warnings((T)value, (T?)old);

    public async ValueTask<(IKubeObject Value, Func<ValueTask>? Undo)> Allocate(IKubeObject value, IKubeObject? old, StrategyContext context, CancellationToken cancellationToken) =>
        await strategy.Allocate((T)value, (T?)old, context, cancellationToken);

    public ValueTask Release(IKubeObject value, IKubeObject? replacement, StrategyContext context, CancellationToken cancellationToken) =>
        strategy.Release((T)value, (T?)replacement, context, cancellationToken);

    public long? GracePeriodSeconds(IKubeObject value, DeleteOptions options) => strategy.GracePeriodSeconds((T)value, options);

    public string SelectableField(IKubeObject value, string name) => _fields[name]((T)value);

    public string NotSelectable(string field) => strategy.NotSelectable(field);

    public ValueList<RawJson> Row(IKubeObject value, DateTimeOffset now) => strategy.Row((T)value, now);
}
