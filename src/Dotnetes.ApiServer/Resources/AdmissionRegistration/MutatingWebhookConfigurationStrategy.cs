using Dotnetes.Api.AdmissionRegistration.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.AdmissionRegistration;

/// <summary>Configurations of mutating webhooks.</summary>
public sealed class MutatingWebhookConfigurationStrategy : ResourceStrategy<MutatingWebhookConfiguration>
{
    /// <inheritdoc />
    public override MetadataRules Metadata { get; } = MetadataRules.WholeAgain with { NamesFinalizers = false };

    /// <inheritdoc />
    public override bool HasGeneration => true;

    /// <inheritdoc />
    public override bool AllowUnconditionalUpdate => false;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = [TableColumn.Number("Webhooks", "How many webhooks it has."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(MutatingWebhookConfiguration value, DateTimeOffset now) => [TableCell.Number(value.Webhooks.Count), TableCell.Age(value.Metadata, now)];

    /// <inheritdoc />
    public override MutatingWebhookConfiguration Default(MutatingWebhookConfiguration value)
    {
        var webhooks = value.Webhooks.Rewrite(Default);
        return webhooks.IsSame(value.Webhooks) ? value : value with { Webhooks = webhooks };
    }

    /// <inheritdoc />
    public override bool ChangesGeneration(MutatingWebhookConfiguration value, MutatingWebhookConfiguration old) => value.Webhooks != old.Webhooks;

    private static MutatingWebhook Default(MutatingWebhook w)
    {
        var rules = w.Rules.Rewrite(AdmissionDefaults.Rule);
        var client = AdmissionDefaults.Client(w.ClientConfig);
        return w is { FailurePolicy: not null, MatchPolicy: not null, NamespaceSelector: not null, ObjectSelector: not null, TimeoutSeconds: not null, ReinvocationPolicy: not null }
            && rules.IsSame(w.Rules)
            && ReferenceEquals(client, w.ClientConfig)
            ? w
            : w with
            {
                FailurePolicy = w.FailurePolicy ?? "Fail",
                MatchPolicy = w.MatchPolicy ?? "Equivalent",
                NamespaceSelector = w.NamespaceSelector ?? AdmissionDefaults.Everything,
                ObjectSelector = w.ObjectSelector ?? AdmissionDefaults.Everything,
                TimeoutSeconds = w.TimeoutSeconds ?? AdmissionDefaults.TimeoutSeconds,
                ReinvocationPolicy = w.ReinvocationPolicy ?? "Never",
                Rules = rules,
                ClientConfig = client,
            };
    }

    /// <inheritdoc />
    public override void ValidateCreate(MutatingWebhookConfiguration value, StrategyContext context, FieldErrorList errors) =>
        WebhookValidation.Validate(value.Webhooks, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(MutatingWebhookConfiguration value, MutatingWebhookConfiguration old, StrategyContext context, FieldErrorList errors) =>
        WebhookValidation.Validate(value.Webhooks, errors);
}
