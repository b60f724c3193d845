using Dotnetes.Api.ApiRegistration.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.ApiRegistration;

/// <summary>API services.</summary>
public sealed class ApiServiceStrategy() : StatusStrategy<ApiService, ApiServiceSpec, ApiServiceStatus>(
    a => a.Spec,
    (a, s) => a with { Spec = s },
    a => a.Status,
    (a, s) => a with { Status = s },
    ApiServiceStatus.Empty)
{
    private const int HttpsPort = 443;

    /// <inheritdoc />
    public override MetadataRules Metadata { get; } = MetadataRules.Usual with { NamesFinalizers = false };

    /// <inheritdoc />
    public override bool AllowUnconditionalUpdate => false;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
        [TableColumn.Text("Service", "Who serves the API."), TableColumn.Text("Available", "Whether it answers."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(ApiService value, DateTimeOffset now) =>
    [
        TableCell.Text(value.Spec.Service is { } service ? $"{service.Namespace}/{service.Name}" : "Local"),
        TableCell.Text(Available(value.Status.Conditions.Find(c => c.Type == "Available"))),
        TableCell.Age(value.Metadata, now),
    ];

    /// <inheritdoc />
    public override ApiService Default(ApiService value) =>
        value.Spec.Service is { Port: null } service ? value with { Spec = value.Spec with { Service = service with { Port = HttpsPort } } } : value;

    private static string Available(ApiServiceCondition? condition) =>
        condition is null ? "Unknown" : condition.Status == "True" ? condition.Status : $"{condition.Status} ({condition.Reason})";

    /// <inheritdoc />
    public override void ValidateCreate(ApiService value, StrategyContext context, FieldErrorList errors) =>
        ApiServiceValidation.Validate(value, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(ApiService value, ApiService old, StrategyContext context, FieldErrorList errors) =>
        ApiServiceValidation.Validate(value, errors);

    /// <inheritdoc />
    public override void ValidateSubresource(ApiService value, ApiService old, StrategyContext context, FieldErrorList errors) =>
        ApiServiceValidation.Status(value.Status, errors);
}
