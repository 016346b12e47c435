import path from "node:path";
import { sharedFile } from "./shared-files";
import type { SmallTables } from "./small-version";

/** Telco churn as customers: 7,043 rows, 11 blanks in TotalCharges. */
export function telcoTables(): SmallTables {
  return read({
    customers: `select * exclude (customerID, tenure, Churn, MonthlyCharges, TotalCharges),
      customerID as customer_id, cast(tenure as double) as tenure_months, Churn = 'Yes' as churned,
      cast(MonthlyCharges as decimal(18,4)) as monthly_revenue,
      try_cast(nullif(trim(TotalCharges), '') as decimal(18,4)) as total_revenue
      from ${csv("telco_churn/WA_Fn-UseC_-Telco-Customer-Churn.csv")}`,
  });
}

/** Bank marketing as customers, the row number as id. */
export function bankTables(): SmallTables {
  return read({
    customers: `select * exclude (y, balance, campaign), 'row:' || row_number() over () as customer_id, y = 'yes' as converted,
      cast(balance as decimal(18,4)) as balance, cast(campaign as double) as campaign
      from ${csv("bank_marketing/bank-full.csv", "delim=';'")}`,
  });
}

/** Accounts with deals; 1,425 deals name no account. */
export function crmTables(): SmallTables {
  return {
    ...read({
      customers: `select account as customer_id, sector, office_location, cast(employees as double) as employees
        from ${csv("crm_sales/accounts.csv")}`,
      deals: `select opportunity_id as deal_id, account as customer_id,
        case deal_stage when 'Won' then 'won' when 'Lost' then 'lost' else 'open' end as outcome,
        cast(engage_date as date) as opened_on, cast(close_date as date) as closed_on,
        cast(close_value as decimal(18,4)) as amount, sales_agent, regional_office, series
        from ${csv("crm_sales/sales_pipeline.csv")} as pipeline
        left join ${csv("crm_sales/sales_teams.csv")} as teams using (sales_agent)
        left join ${csv("crm_sales/products.csv")} as products using (product)`,
    }),
    asOf: "2017-12-31",
  };
}

/** CDNOW's payments; customers derived from them, the row number as order id. */
export function cdnowTables(): SmallTables {
  const lines = `(select row_number() over () as n, string_split_regex(trim(line), '\\s+') as part
    from read_csv('${sharedFile("data/cdnow/CDNOW_master.txt")}', columns={'line': 'VARCHAR'}, delim='\\t', header=false, quote='', escape='')
    where line not like '%date%' and trim(line) <> '')`;
  const payments = `select 'row:' || n as payment_id, 'row:' || n as order_id, part[1] as customer_id,
    cast(strptime(part[2], '%Y%m%d') as date) as paid_on, cast(part[3] as double) as number_of_cds,
    cast(part[4] as decimal(18,4)) as amount from ${lines}`;
  return {
    ...read({
      payments,
      customers: `select customer_id, min(paid_on) as started_on, sum(amount) as total_revenue from (${payments}) group by customer_id`,
    }),
    asOf: "1998-06-30",
    derived: ["payments.order_id", "payments.payment_id", "customers.started_on", "customers.total_revenue"],
  };
}

/** SaaS sales lines; Industry is constant within a customer. */
export function saasTables(): SmallTables {
  const source = csv("saas_sales/SaaS-Sales.csv");
  return {
    ...read({
      customers: `select cast("Customer ID" as varchar) as customer_id, any_value(Industry) as Industry from ${source} group by "Customer ID"`,
      payments: `select 'row:' || cast("Row ID" as varchar) as payment_id, cast("Customer ID" as varchar) as customer_id, "Order ID" as order_id,
        cast(strptime("Order Date", '%m/%d/%Y') as date) as paid_on, cast(Sales as decimal(18,4)) as amount,
        cast(Sales as decimal(18,4)) - cast(Profit as decimal(18,4)) as cost, Region, Product from ${source}`,
    }),
    asOf: "2023-12-31",
  };
}

/** Tickets of the SLA file; there are no customers. */
export function slaTables(): SmallTables {
  return read({
    tickets: `select 'row:' || row_number() over () as ticket_id, * exclude (first_response_minutes, csat_score, resolution_hours),
      cast(first_response_minutes as double) as first_response_minutes, try_cast(csat_score as double) as csat_score,
      try_cast(resolution_hours as double) * 60 as resolution_minutes
      from ${csv("support_tickets/tickets_sla_simulated.csv")}`,
  });
}

function read(tables: SmallTables["tables"]): SmallTables {
  return { tables, readable: [sharedFile("data")] };
}

function csv(file: string, more = ""): string {
  const options = ["all_varchar=true", "header=true", ...(more ? [more] : [])].join(", ");
  return `read_csv('${path.join(sharedFile("data"), file)}', ${options})`;
}
