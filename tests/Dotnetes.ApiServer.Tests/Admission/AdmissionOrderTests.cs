using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Tests.Resources;

namespace Dotnetes.ApiServer.Tests.Admission;

public sealed class AdmissionOrderTests
{
    [FactsFact]
    public void The_plugins_run_in_the_order_of_the_facts()
    {
        var order = SharedFacts.Table("admission-plugins.tsv").Select(r => r["plugin"]).ToList();
        var names = AdmissionPluginTable.Names.ToList();
        Assert.Equal(names.OrderBy(order.IndexOf), names);
        Assert.DoesNotContain(names, n => !order.Contains(n));
    }
}
