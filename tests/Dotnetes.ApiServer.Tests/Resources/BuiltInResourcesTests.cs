using Dotnetes.ApiServer.Resources;

namespace Dotnetes.ApiServer.Tests.Resources;

public sealed class BuiltInResourcesTests
{
    [FactsFact]
    public void Every_stored_resource_that_is_served_by_default_is_there_with_its_names_and_verbs()
    {
        var expected = SharedFacts.Table("resources.tsv")
            .Where(r => r["served"] == "default" && r["storageVersion"].Length > 0)
            .Select(r => string.Join(' ', ApiVersion(r), r["kind"], r["plural"], r["singular"], r["shortNames"], r["namespaced"], r["verbs"], r["categories"], r["subresources"]))
            .Order(StringComparer.Ordinal);
        var actual = BuiltInResources.All
            .Select(d => string.Join(
                ' ',
                d.Info.ApiVersion,
                d.Info.Kind,
                d.Info.Plural,
                d.Singular,
                string.Join(',', d.ShortNames),
                d.Info.Namespaced ? "y" : "n",
                string.Join(',', d.Verbs),
                string.Join(',', d.Categories),
                string.Join(';', d.Subresources.Select(s => $"{s.Name}:{(s.ApiVersion.Length > 0 ? s.ApiVersion + "." : "")}{s.Kind}:{string.Join('+', s.Verbs)}"))))
            .Order(StringComparer.Ordinal);
        Assert.Equal(expected, actual);
    }

    [FactsFact]
    public void Storage_keys_and_versions_are_upstreams()
    {
        var expected = SharedFacts.Table("etcd-keys.tsv").Where(r => !r["prefix"].Contains('<')).ToDictionary(r => (r["prefix"]["/registry/".Length..], r["kind"]), r => r["apiVersion"]);
        Assert.All(BuiltInResources.All, d => Assert.Equal(expected[(d.StoragePrefix, d.Info.Kind)], d.StorageVersion));
    }

    [FactsFact]
    public void Tables_have_upstreams_columns()
    {
        var expected = SharedFacts.Table("table-columns.tsv")
            .GroupBy(r => (ApiVersion(r), r["resource"]))
            .ToDictionary(g => g.Key, g => g.Select(r => (r["column"], r["type"], r["format"], r["priority"])).ToList());
        Assert.All(BuiltInResources.All, d =>
        {
            var columns = d.Strategy.Columns.Select(c => (c.Name, c.Type, c.Format, c.Priority.ToString(System.Globalization.CultureInfo.InvariantCulture))).ToList();
            if (!columns.Any(c => c.Name == "Name"))
            {
                columns.Insert(0, ("Name", "string", "name", "0"));
            }

            Assert.Equal(d.Info + string.Join('|', expected[(d.Info.ApiVersion, d.Info.Plural)]), d.Info + string.Join('|', columns));
        });
    }

    [FactsFact]
    public void Rows_have_a_cell_for_every_column()
    {
        foreach (var (definition, value) in ObservedDefaultsTests.Inputs())
        {
            // Upstream's rows of addresses have an age that no column stands for.
            var more = definition.Info.Kind == "IPAddress" ? 1 : 0;
            Assert.Equal(definition.Strategy.Columns.Count + more, definition.Strategy.Row(definition.Strategy.Default(value), StrategyContexts.Now).Count);
        }
    }

    [FactsFact]
    public void Selectable_fields_are_upstreams()
    {
        var expected = SharedFacts.Table("field-selectors.tsv").ToDictionary(r => (ApiVersion(r), r["resource"]), r => r["fields"].Split(','));
        Assert.All(BuiltInResources.All, d =>
        {
            var fields = expected.GetValueOrDefault((d.Info.ApiVersion, d.Info.Plural), []).Where(f => f is not ("metadata.name" or "metadata.namespace"));
            Assert.Equal(fields.Order(StringComparer.Ordinal), d.Strategy.SelectableFieldNames.Order(StringComparer.Ordinal));
        });
    }

    private static string ApiVersion(Dictionary<string, string> row) => row["group"].Length > 0 ? $"{row["group"]}/{row["version"]}" : row["version"];
}
