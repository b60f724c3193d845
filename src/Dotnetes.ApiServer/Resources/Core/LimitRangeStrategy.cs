using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core;

/// <summary>Limit ranges.</summary>
public sealed class LimitRangeStrategy : PlainStrategy<LimitRange>
{
    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.WholeAgain;

    /// <inheritdoc />
    public override bool AllowCreateOnUpdate => true;

    /// <inheritdoc />
    public override LimitRange Default(LimitRange value)
    {
        var limits = value.Spec.Limits.Rewrite(Default);
        return limits.IsSame(value.Spec.Limits) ? value : value with { Spec = value.Spec with { Limits = limits } };
    }

    /// <inheritdoc />
    public override LimitRange Stored(LimitRange value) =>
        value.Spec.Limits.IsEmpty && !value.Spec.Limits.IsNull ? value with { Spec = value.Spec with { Limits = default } } : value;

    // Container defaults follow from each other: the limit from the maximum, the request from the limit or the minimum.
    private static LimitRangeItem Default(LimitRangeItem item)
    {
        var rounded = item with
        {
            Max = Quantities.RoundUp(item.Max),
            Min = Quantities.RoundUp(item.Min),
            Default = Quantities.RoundUp(item.Default),
            DefaultRequest = Quantities.RoundUp(item.DefaultRequest),
            MaxLimitRequestRatio = Quantities.RoundUp(item.MaxLimitRequestRatio),
        };
        if (item.Type == "Container")
        {
            var limit = Quantities.Complete(rounded.Default, rounded.Max);
            rounded = rounded with { Default = limit, DefaultRequest = Quantities.Complete(Quantities.Complete(rounded.DefaultRequest, limit), rounded.Min) };
        }

        return rounded == item ? item : rounded;
    }

    /// <inheritdoc />
    public override void ValidateCreate(LimitRange value, StrategyContext context, FieldErrorList errors) =>
        LimitRangeValidation.Validate(value, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(LimitRange value, LimitRange old, StrategyContext context, FieldErrorList errors) =>
        LimitRangeValidation.Validate(value, errors);
}
