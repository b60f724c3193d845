using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.Resources;

/// <summary>
/// A kind with a spec that users own and a status that controllers own: creation drops the status, an update keeps it, and an update of the status subresource keeps the spec.
/// Usable as it is for kinds that need nothing more.
/// </summary>
/// <typeparam name="T">The kind.</typeparam>
/// <typeparam name="TSpec">Its spec.</typeparam>
/// <typeparam name="TStatus">Its status.</typeparam>
/// <param name="spec">Reads the spec.</param>
/// <param name="withSpec">Replaces the spec.</param>
/// <param name="status">Reads the status.</param>
/// <param name="withStatus">Replaces the status.</param>
/// <param name="emptyStatus">The status of a new object.</param>
/// <param name="countsGenerations">Whether a change of the spec makes a new generation.</param>
public class StatusStrategy<T, TSpec, TStatus>(
    Func<T, TSpec> spec,
    Func<T, TSpec, T> withSpec,
    Func<T, TStatus> status,
    Func<T, TStatus, T> withStatus,
    TStatus emptyStatus,
    bool countsGenerations = false) : ResourceStrategy<T>
    where T : class, IKubeObject<T>
{
    /// <inheritdoc />
    public override bool HasGeneration => countsGenerations;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns => [TableColumn.CreatedAt];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(T value, DateTimeOffset now) => [TableCell.CreatedAt(value.Metadata)];

    /// <inheritdoc />
    public override bool ChangesGeneration(T value, T old) => countsGenerations && !EqualityComparer<TSpec>.Default.Equals(spec(value), spec(old));

    /// <inheritdoc />
    public override T PrepareForCreate(T value, StrategyContext context) => withStatus(DropDisabled(value), emptyStatus);

    /// <inheritdoc />
    public override T PrepareForUpdate(T value, T old, StrategyContext context) => withStatus(DropDisabled(value), status(old));

    /// <summary>Drops fields whose feature is off in this version.</summary>
    protected virtual T DropDisabled(T value) => value;

    /// <inheritdoc />
    public override T PrepareForSubresource(T value, T old, StrategyContext context) => context.Subresource == "status" ? withSpec(value, spec(old)) : value;
}
