import type { Theme } from '../programme.ts';

export const themes: readonly Theme[] = [
  {
    key: 'leadership',
    name: 'Political and managerial leadership',
    summary: 'Who sets the direction for highways, and how members and managers lead together.',
    topics: [
      { key: 'policy-and-strategy', name: 'Policy and strategy' },
      { key: 'leading-the-service', name: 'Leadership' },
      { key: 'competencies-and-training', name: 'Competencies and training' },
    ],
  },
  {
    key: 'finance',
    name: 'Corporate and financial context',
    summary: 'How the highway service fits the plans, the money and the risks of the whole council.',
    topics: [
      { key: 'performance-framework', name: 'Performance framework' },
      { key: 'risk-management', name: 'Risk management' },
    ],
  },
  {
    key: 'delivery',
    name: 'Delivery model and supply chain',
    summary: 'Who does the work, how it is bought and planned, and how everyone works together.',
    topics: [
      { key: 'supply-chain-collaboration', name: 'Supply chain collaboration' },
      { key: 'works-programming', name: 'Works programming' },
      { key: 'working-with-other-authorities', name: 'Working with other authorities' },
      { key: 'procuring-external-services', name: 'Procuring external services' },
    ],
  },
  {
    key: 'assets',
    name: 'Asset management and resilience',
    summary: 'What is known about roads, bridges and drains, and how they are kept open and sound.',
    topics: [
      { key: 'asset-data', name: 'Asset data' },
      { key: 'lifecycle-planning', name: 'Lifecycle planning' },
      { key: 'resilient-network', name: 'Resilient network' },
      { key: 'potholes', name: 'Potholes' },
      { key: 'drainage', name: 'Drainage' },
    ],
  },
  {
    key: 'customers',
    name: 'Customers and members',
    summary: 'How residents, businesses and councillors are told, heard and answered.',
    topics: [
      { key: 'communications', name: 'Communications' },
      { key: 'customer-satisfaction', name: 'Customer satisfaction' },
      { key: 'feedback', name: 'Feedback' },
      { key: 'information', name: 'Information' },
    ],
  },
  {
    key: 'efficiency',
    name: 'Efficiency and benchmarking',
    summary: 'How the service compares with others, and how it gets more from what it spends.',
    topics: [
      { key: 'benchmarking', name: 'Benchmarking' },
      { key: 'efficiency-monitoring', name: 'Efficiency monitoring' },
      { key: 'periodic-review', name: 'Periodic review of operations' },
      { key: 'lean-reviews', name: 'Lean reviews' },
    ],
  },
];
