using Dotnetes.Api.AdmissionRegistration.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.AdmissionRegistration;

/// <summary>Configurations of validating webhooks.</summary>
public sealed class ValidatingWebhookConfigurationStrategy : ResourceStrategy<ValidatingWebhookConfiguration>
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
    public override ValueList<RawJson> Row(ValidatingWebhookConfiguration value, DateTimeOffset now) => [TableCell.Number(value.Webhooks.Count), TableCell.Age(value.Metadata, now)];

    /// <inheritdoc />
    public override ValidatingWebhookConfiguration Default(ValidatingWebhookConfiguration value)
    {
        var webhooks = value.Webhooks.Rewrite(Default);
        return webhooks.IsSame(value.Webhooks) ? value : value with { Webhooks = webhooks };
    }

    /// <inheritdoc />
    public override bool ChangesGeneration(ValidatingWebhookConfiguration value, ValidatingWebhookConfiguration old) => value.Webhooks != old.Webhooks;

    private static ValidatingWebhook Default(ValidatingWebhook w)
    {
        var rules = w.Rules.Rewrite(AdmissionDefaults.Rule);
        var client = AdmissionDefaults.Client(w.ClientConfig);
        return w is { FailurePolicy: not null, MatchPolicy: not null, NamespaceSelector: not null, ObjectSelector: not null, TimeoutSeconds: not null }
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
                Rules = rules,
                ClientConfig = client,
            };
    }

    /// <inheritdoc />
    public override void ValidateCreate(ValidatingWebhookConfiguration value, StrategyContext context, FieldErrorList errors) =>
        WebhookValidation.Validate(value.Webhooks, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(ValidatingWebhookConfiguration value, ValidatingWebhookConfiguration old, StrategyContext context, FieldErrorList errors) =>
        WebhookValidation.Validate(value.Webhooks, errors);
}
